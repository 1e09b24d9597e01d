package io.tiebreak.functions.signals;

import dagger.Component;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.RegistersModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link RulesFunction} together. */
@Singleton
@Component(
        modules = {WorldModule.class, StoresModule.class, RegistersModule.class, HttpModule.class, RulesModule.class})
interface RulesComponent {
    HttpApi api();
}
