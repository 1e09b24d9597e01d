package io.tiebreak.functions.live;

import dagger.Component;
import io.tiebreak.functions.wiring.GatewayModule;
import io.tiebreak.functions.wiring.LiveModule;
import io.tiebreak.functions.wiring.QueuesModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link SocketEndsFunction} together. */
@Singleton
@Component(modules = {WorldModule.class, StoresModule.class, QueuesModule.class, LiveModule.class, GatewayModule.class})
interface SocketEndsComponent {
    Ends ends();
}
