package io.tiebreak.functions.presence;

import dagger.Component;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.ViewsModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link PresenceReadFunction} together. */
@Singleton
@Component(
        modules = {WorldModule.class, StoresModule.class, ViewsModule.class, HttpModule.class, PresenceReadModule.class
        })
interface PresenceReadComponent {
    HttpApi api();
}
