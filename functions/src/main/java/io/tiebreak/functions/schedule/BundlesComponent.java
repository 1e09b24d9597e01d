package io.tiebreak.functions.schedule;

import dagger.Component;
import io.tiebreak.functions.wiring.QueuesModule;
import io.tiebreak.functions.wiring.RegistersModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link BundlesFunction} together. */
@Singleton
@Component(modules = {WorldModule.class, StoresModule.class, QueuesModule.class, RegistersModule.class})
interface BundlesComponent {
    Attendant attendant();
}
