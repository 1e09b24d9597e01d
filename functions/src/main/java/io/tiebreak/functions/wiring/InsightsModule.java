package io.tiebreak.functions.wiring;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Surroundings;
import io.tiebreak.insight.InsightStore;
import io.tiebreak.insight.Insights;
import io.tiebreak.insight.Recorder;

/** What operators are told of commands with, and what it is kept with. */
@Module
public interface InsightsModule {

    @Provides
    static Recorder recorder(InsightStore store, Backoff backoff, Surroundings surroundings) {
        return new Recorder(store, backoff, surroundings);
    }

    @Provides
    static Insights insights(InsightStore store, Backoff backoff, Surroundings surroundings) {
        return new Insights(store, backoff, surroundings);
    }
}
