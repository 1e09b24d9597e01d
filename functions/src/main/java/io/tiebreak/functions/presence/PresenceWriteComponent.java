package io.tiebreak.functions.presence;

import dagger.Component;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link PresenceWriteFunction} together. */
@Singleton
@Component(modules = {WorldModule.class, StoresModule.class, HttpModule.class, PresenceWriteModule.class})
interface PresenceWriteComponent {
    HttpApi api();
}
