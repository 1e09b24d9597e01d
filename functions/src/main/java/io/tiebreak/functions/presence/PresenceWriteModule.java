package io.tiebreak.functions.presence;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Route;
import io.tiebreak.ledger.Ledgers;
import io.tiebreak.presence.Heartbeats;
import io.tiebreak.presence.PageViews;
import io.tiebreak.presence.SightingStore;
import io.tiebreak.presence.Visits;

/** The routes that tell of visitors. */
@Module
interface PresenceWriteModule {

    @Binds
    @IntoMap
    @StringKey("POST /v1/presence/heartbeats")
    Route heartbeat(HeartbeatRoute route);

    @Binds
    @IntoMap
    @StringKey("POST /v1/presence/views")
    Route view(PageViewRoute route);

    @Provides
    static Heartbeats heartbeats(SightingStore store, Surroundings surroundings) {
        return new Heartbeats(store, surroundings.clock());
    }

    @Provides
    static PageViews pageViews(Ledgers ledgers, Backoff backoff, Surroundings surroundings) {
        return new PageViews(ledgers.of(Visits.KIND), backoff, surroundings);
    }
}
