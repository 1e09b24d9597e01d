package io.tiebreak.functions.authority;

import dagger.Component;
import io.tiebreak.functions.wiring.GatewayModule;
import io.tiebreak.functions.wiring.LiveModule;
import io.tiebreak.functions.wiring.QueuesModule;
import io.tiebreak.functions.wiring.RegistersModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link AuthoritiesFunction} together. */
@Singleton
@Component(
        modules = {
            WorldModule.class,
            StoresModule.class,
            QueuesModule.class,
            RegistersModule.class,
            LiveModule.class,
            GatewayModule.class,
            AuthoritiesModule.class
        })
interface AuthoritiesComponent {
    Hearings hearings();
}
