package io.tiebreak.functions.items;

import dagger.Component;
import io.tiebreak.functions.deferred.DeferredRuns;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.QueuesModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link ItemCommandsFunction} together. */
@Singleton
@Component(
        modules = {WorldModule.class, StoresModule.class, QueuesModule.class, HttpModule.class, ItemsWriteModule.class})
interface ItemCommandsComponent {
    DeferredRuns runs();
}
