package io.tiebreak.functions.live;

import dagger.Component;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.wiring.LiveModule;
import io.tiebreak.functions.wiring.RegistersModule;
import jakarta.inject.Singleton;
import java.util.Map;

/** The messages about a socket in a fake world. */
@Singleton
@Component(modules = {FakeWorld.class, RegistersModule.class, LiveModule.class, SubscriptionsModule.class})
interface FakeSubscriptionsComponent {
    SocketApi api();

    Map<String, SocketRoute> routes();
}
