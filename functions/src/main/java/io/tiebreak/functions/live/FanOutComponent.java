package io.tiebreak.functions.live;

import dagger.Component;
import io.tiebreak.functions.stream.BatchFanOut;
import io.tiebreak.functions.wiring.GatewayModule;
import io.tiebreak.functions.wiring.LiveModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link FanOutFunction} together. */
@Singleton
@Component(modules = {WorldModule.class, StoresModule.class, LiveModule.class, GatewayModule.class})
interface FanOutComponent {
    BatchFanOut fanOut();
}
