package io.tiebreak.functions.signals;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import io.tiebreak.functions.http.Route;

/** The routes that write shared values. */
@Module
public interface SignalsWriteModule {

    @Binds
    @IntoMap
    @StringKey("PUT /v1/signals/{address+}")
    Route set(SetRoute route);

    @Binds
    @IntoMap
    @StringKey("DELETE /v1/signals/{address+}")
    Route remove(RemoveRoute route);

    @Binds
    @IntoMap
    @StringKey("POST /v1/bundles")
    Route bundle(BundleRoute route);

    @Binds
    @IntoMap
    @StringKey("DELETE /v1/bundles/{id}")
    Route cancel(CancelBundleRoute route);

    @Binds
    @IntoMap
    @StringKey("POST /v1/events")
    Route emit(EmitRoute route);
}
