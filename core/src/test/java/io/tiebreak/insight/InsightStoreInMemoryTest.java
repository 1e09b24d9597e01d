package io.tiebreak.insight;

import io.tiebreak.insight.memory.InMemoryInsightStore;

class InsightStoreInMemoryTest extends InsightStoreContract {

    InsightStoreInMemoryTest() {
        super(mishaps -> new InMemoryInsightStore());
    }
}
