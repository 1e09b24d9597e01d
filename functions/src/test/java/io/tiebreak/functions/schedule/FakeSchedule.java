package io.tiebreak.functions.schedule;

import io.tiebreak.functions.fakes.FakeWorld;

/** Makes the functions of a fake world. */
public final class FakeSchedule {
    private FakeSchedule() {}

    public static BundlesFunction bundles(FakeWorld world) {
        return new BundlesFunction(reminders(world));
    }

    public static DueFunction due(FakeWorld world) {
        return new DueFunction(reminders(world));
    }

    private static Reminders reminders(FakeWorld world) {
        return DaggerFakeScheduleComponent.builder().fakeWorld(world).build().reminders();
    }
}
