package io.tiebreak.functions.views;

import dagger.Component;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.stream.BatchProjector;
import io.tiebreak.functions.wiring.ProjectionsModule;
import jakarta.inject.Singleton;

/** The real thing in a fake world. */
@Singleton
@Component(modules = {FakeWorld.class, ProjectionsModule.class})
interface FakeProjectorComponent {
    BatchProjector projector();
}
