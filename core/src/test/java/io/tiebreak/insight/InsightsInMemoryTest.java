package io.tiebreak.insight;

import io.tiebreak.insight.memory.InMemoryInsightStore;

class InsightsInMemoryTest extends InsightsContract {

    InsightsInMemoryTest() {
        super(mishaps -> new InMemoryInsightStore());
    }
}
