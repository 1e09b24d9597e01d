package io.tiebreak.functions.items;

import dagger.Component;
import io.tiebreak.functions.deferred.DeferredRuns;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.wiring.HttpModule;
import jakarta.inject.Singleton;

/** Commands for later in a fake world. */
@Singleton
@Component(modules = {FakeWorld.class, HttpModule.class, ItemsWriteModule.class})
interface FakeCommandsComponent {
    DeferredRuns runs();
}
