package io.tiebreak.functions.items;

import dagger.Component;
import io.tiebreak.functions.stream.BatchProjector;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link ItemsProjectorFunction} together. */
@Singleton
@Component(modules = {WorldModule.class, StoresModule.class, ItemsProjectorModule.class})
interface ItemsProjectorComponent {
    BatchProjector projector();
}
