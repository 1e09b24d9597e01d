package io.tiebreak.functions.items;

import dagger.Component;
import io.tiebreak.functions.stream.BatchProjector;

/** The real projector in a fake world. */
@Component(modules = {FakeWorld.class, ItemsProjectorModule.class})
interface FakeProjectorComponent {
    BatchProjector projector();
}
