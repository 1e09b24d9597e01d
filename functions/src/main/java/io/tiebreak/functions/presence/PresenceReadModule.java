package io.tiebreak.functions.presence;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Route;
import io.tiebreak.presence.Present;
import io.tiebreak.presence.SightingStore;
import io.tiebreak.presence.VisitStatistics;
import io.tiebreak.view.Serving;
import io.tiebreak.view.SharedRows;

/** The routes that ask about visitors. */
@Module
interface PresenceReadModule {

    @Binds
    @IntoMap
    @StringKey("GET /v1/presence/active")
    Route active(ActiveRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /v1/presence/stats")
    Route statistics(StatisticsRoute route);

    @Provides
    static Present present(SightingStore store, Surroundings surroundings) {
        return new Present(store, surroundings.clock());
    }

    @Provides
    static VisitStatistics visitStatistics(SharedRows rows, Serving serving) {
        return new VisitStatistics(rows, serving);
    }
}
