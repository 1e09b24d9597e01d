package io.tiebreak.functions.live;

import dagger.Component;
import io.tiebreak.functions.signals.SignalsWriteModule;
import io.tiebreak.functions.wiring.GatewayModule;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.LiveModule;
import io.tiebreak.functions.wiring.QueuesModule;
import io.tiebreak.functions.wiring.RegistersModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link LiveWriteFunction} together. */
@Singleton
@Component(
        modules = {
            HttpModule.class,
            WorldModule.class,
            StoresModule.class,
            QueuesModule.class,
            RegistersModule.class,
            LiveModule.class,
            GatewayModule.class,
            SignalsWriteModule.class,
            LiveWriteModule.class
        })
interface LiveWriteComponent {
    SocketApi api();
}
