package io.tiebreak.functions.schedule;

import io.tiebreak.functions.fakes.FakeWorld;

/** Makes the functions of a fake world. */
public final class FakeSchedule {
    private FakeSchedule() {}

    public static BundlesFunction bundles(FakeWorld world) {
        return new BundlesFunction(all(world).attendant());
    }

    public static DueFunction due(FakeWorld world) {
        return new DueFunction(all(world).reminders());
    }

    private static FakeScheduleComponent all(FakeWorld world) {
        return DaggerFakeScheduleComponent.builder().fakeWorld(world).build();
    }
}
