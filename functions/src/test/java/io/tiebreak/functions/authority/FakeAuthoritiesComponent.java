package io.tiebreak.functions.authority;

import dagger.Component;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.wiring.LiveModule;
import io.tiebreak.functions.wiring.RegistersModule;
import jakarta.inject.Singleton;

/** The real authorities in a fake world. */
@Singleton
@Component(modules = {FakeWorld.class, RegistersModule.class, LiveModule.class, AuthoritiesModule.class})
interface FakeAuthoritiesComponent {
    Hearings hearings();
}
