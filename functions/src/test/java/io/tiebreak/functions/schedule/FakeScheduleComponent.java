package io.tiebreak.functions.schedule;

import dagger.Component;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.wiring.RegistersModule;
import io.tiebreak.register.Reminders;
import jakarta.inject.Singleton;

/** What attends to bundles for later, in a fake world. */
@Singleton
@Component(modules = {FakeWorld.class, RegistersModule.class})
interface FakeScheduleComponent {
    Attendant attendant();

    Reminders reminders();
}
