package io.tiebreak.functions.views;

import dagger.Component;
import io.tiebreak.functions.stream.BatchProjector;
import io.tiebreak.functions.wiring.ProjectionsModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link ProjectorFunction} together. */
@Singleton
@Component(modules = {WorldModule.class, StoresModule.class, ProjectionsModule.class})
interface ProjectorComponent {
    BatchProjector projector();
}
