package io.tiebreak.insight;

import io.tiebreak.insight.memory.InMemoryInsightStore;

class InsightsRaceInMemoryTest extends InsightsRaceContract {

    InsightsRaceInMemoryTest() {
        super(mishaps -> new InMemoryInsightStore());
    }
}
