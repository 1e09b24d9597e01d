package io.tiebreak.functions.views;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Route;
import io.tiebreak.ledger.Ledgers;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Projector;
import io.tiebreak.projection.Redrive;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Listing;
import io.tiebreak.view.Serving;
import io.tiebreak.view.ViewStore;

/** The routes about views. */
@Module
interface RoutesModule {

    @Binds
    @IntoMap
    @StringKey("GET /v1/views")
    Route views(ViewsRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /v1/views/{view}/parked")
    Route parked(ParkedListRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /v1/views/{view}/parked/{type}/{id}")
    Route parkedStream(ParkedRoute route);

    @Binds
    @IntoMap
    @StringKey("POST /v1/views/{view}/parked/{type}/{id}/redrive")
    Route redriven(RedriveRoute route);

    @Provides
    static ViewReads.Stores stores(
            Ledgers ledgers, ViewStore views, GenerationStore generations, Serving serving, Listing listing) {
        return new ViewReads.Stores(ledgers, views, generations, serving, listing);
    }

    @Provides
    static Redrive redrive(
            Ledgers ledgers, Projections projections, ViewStore store, Projector projector, Surroundings surroundings) {
        return new Redrive(ledgers, projections, store, projector, surroundings.clock());
    }
}
