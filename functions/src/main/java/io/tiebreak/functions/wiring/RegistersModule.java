package io.tiebreak.functions.wiring;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Surroundings;
import io.tiebreak.register.BundleQueue;
import io.tiebreak.register.Bundles;
import io.tiebreak.register.EventQueue;
import io.tiebreak.register.Events;
import io.tiebreak.register.Queries;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.register.Registers;
import io.tiebreak.register.Reminders;
import io.tiebreak.register.RuleStore;
import io.tiebreak.register.Rules;
import io.tiebreak.register.ScheduledBundles;
import jakarta.inject.Singleton;

/** What shared values are read and written with. */
@Module
public interface RegistersModule {

    /** One for all, so that rules are asked for once. */
    @Provides
    @Singleton
    static Rules rules(RuleStore store, Backoff backoff, Surroundings surroundings) {
        return new Rules(store, backoff, surroundings);
    }

    @Provides
    static Registers registers(RegisterStore store, Rules rules, Backoff backoff, Surroundings surroundings) {
        return new Registers(store, rules, backoff, surroundings);
    }

    @Provides
    static Bundles bundles(
            RegisterStore store, Rules rules, EventQueue events, Backoff backoff, Surroundings surroundings) {
        return new Bundles(store, rules, events, backoff, surroundings);
    }

    @Provides
    static ScheduledBundles scheduledBundles(
            RegisterStore store,
            Rules rules,
            EventQueue events,
            Reminders reminders,
            Backoff backoff,
            Surroundings surroundings) {
        return new ScheduledBundles(store, rules, events, reminders, backoff, surroundings);
    }

    @Provides
    static Reminders reminders(RegisterStore store, BundleQueue queue, Backoff backoff, Surroundings surroundings) {
        return new Reminders(store, queue, backoff, surroundings);
    }

    @Provides
    static Events events(RegisterStore store, EventQueue queue, Backoff backoff, Surroundings surroundings) {
        return new Events(store, queue, backoff, surroundings);
    }

    @Provides
    static Queries queries(RegisterStore store, Backoff backoff, Surroundings surroundings) {
        return new Queries(store, backoff, surroundings);
    }
}
