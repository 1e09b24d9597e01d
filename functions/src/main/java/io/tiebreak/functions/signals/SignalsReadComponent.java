package io.tiebreak.functions.signals;

import dagger.Component;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.RegistersModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link SignalsReadFunction} together. */
@Singleton
@Component(
        modules = {
            WorldModule.class,
            StoresModule.class,
            RegistersModule.class,
            HttpModule.class,
            SignalsReadModule.class
        })
interface SignalsReadComponent {
    HttpApi api();
}
