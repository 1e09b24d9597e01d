package io.tiebreak.functions.signals;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import io.tiebreak.functions.http.Route;

/** The routes that read shared values. */
@Module
interface SignalsReadModule {

    @Binds
    @IntoMap
    @StringKey("GET /v1/signals/{address+}")
    Route read(ReadRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /v1/signals")
    Route query(QueryRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /v1/bundles/{id}")
    Route bundle(ReadBundleRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /v1/events/{id}")
    Route event(ReadEventRoute route);
}
