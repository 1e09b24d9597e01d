package io.tiebreak.insight;

import io.tiebreak.insight.memory.InMemoryInsightStore;
import org.junit.jupiter.api.RepeatedTest;

class InsightsModelInMemoryTest extends InsightsModelContract {

    InsightsModelInMemoryTest() {
        super(mishaps -> new InMemoryInsightStore());
    }

    @RepeatedTest(30)
    void everyReportIsThatOfAPlainList() {
        assertReportsAreThoseOfAPlainList();
    }
}
