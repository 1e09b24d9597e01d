package io.tiebreak.insight;

import io.tiebreak.insight.memory.InMemoryInsightStore;

class InsightsModelInMemoryTest extends InsightsModelContract {

    InsightsModelInMemoryTest() {
        super(mishaps -> new InMemoryInsightStore());
    }
}
