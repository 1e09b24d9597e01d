package io.tiebreak.functions.items;

import dagger.Component;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.QueuesModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link ItemsWriteFunction} together. */
@Singleton
@Component(
        modules = {WorldModule.class, StoresModule.class, QueuesModule.class, HttpModule.class, ItemsWriteModule.class})
interface ItemsWriteComponent {
    HttpApi api();
}
