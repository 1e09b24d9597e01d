package io.tiebreak.functions.live;

import dagger.Component;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.signals.SignalsWriteModule;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.LiveModule;
import io.tiebreak.functions.wiring.RegistersModule;
import jakarta.inject.Singleton;
import java.util.Map;

/** The messages that write in a fake world. */
@Singleton
@Component(
        modules = {
            FakeWorld.class,
            HttpModule.class,
            RegistersModule.class,
            LiveModule.class,
            SignalsWriteModule.class,
            LiveWriteModule.class
        })
interface FakeLiveWriteComponent {
    SocketApi api();

    Map<String, SocketRoute> routes();
}
