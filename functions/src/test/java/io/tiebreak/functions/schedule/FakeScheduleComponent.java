package io.tiebreak.functions.schedule;

import dagger.Component;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.wiring.RegistersModule;
import jakarta.inject.Singleton;

/** Real reminders in a fake world. */
@Singleton
@Component(modules = {FakeWorld.class, RegistersModule.class})
interface FakeScheduleComponent {
    Reminders reminders();
}
