package io.tiebreak.functions.insights;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import io.tiebreak.functions.http.Route;

/** The routes that tell what commands met. */
@Module
interface RoutesModule {

    @Binds
    @IntoMap
    @StringKey("GET /v1/insights/conflicts")
    Route conflicts(ConflictsRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /v1/insights/conflicts/{conflictId}")
    Route conflict(ConflictRoute route);
}
