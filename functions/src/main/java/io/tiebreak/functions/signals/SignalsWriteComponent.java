package io.tiebreak.functions.signals;

import dagger.Component;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.QueuesModule;
import io.tiebreak.functions.wiring.RegistersModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link SignalsWriteFunction} together. */
@Singleton
@Component(
        modules = {
            WorldModule.class,
            StoresModule.class,
            QueuesModule.class,
            RegistersModule.class,
            HttpModule.class,
            SignalsWriteModule.class
        })
interface SignalsWriteComponent {
    HttpApi api();
}
