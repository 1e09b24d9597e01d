package io.tiebreak.functions.items;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import io.tiebreak.functions.http.Route;

/** The routes that read items. */
@Module
interface ItemsReadModule {

    @Binds
    @IntoMap
    @StringKey("GET /v1/items/{type}/{id}")
    Route read(ReadRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /v1/items/{type}/{id}/history")
    Route history(HistoryRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /v1/items/{type}")
    Route list(ListRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /v1/item-names")
    Route names(NamesRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /v1/item-types")
    Route types(TypesRoute route);
}
