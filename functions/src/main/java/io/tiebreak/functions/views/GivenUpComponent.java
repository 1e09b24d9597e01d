package io.tiebreak.functions.views;

import dagger.Component;
import io.tiebreak.functions.wiring.ObjectsModule;
import io.tiebreak.functions.wiring.ProjectionsModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link GivenUpFunction} together. */
@Singleton
@Component(modules = {WorldModule.class, StoresModule.class, ObjectsModule.class, ProjectionsModule.class})
interface GivenUpComponent {
    GivenUpBatches batches();
}
