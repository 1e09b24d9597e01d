package io.tiebreak.functions.wiring;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.Ulid;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.log.Journal;
import io.tiebreak.functions.log.Log;
import io.tiebreak.functions.log.Metrics;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;

/** Environment, clock and randomness. */
@Module
public interface WorldModule {

    @Provides
    @Singleton
    static Environment environment() {
        return new Environment(System.getenv());
    }

    @Provides
    @Singleton
    static Surroundings surroundings() {
        // Lambda seeds SecureRandom anew after it restored a snapshot; other generators would repeat themselves.
        return new Surroundings(Clock.systemUTC(), Thread::sleep, new SecureRandom());
    }

    @Provides
    static Backoff backoff() {
        return Backoff.DEFAULT;
    }

    @Provides
    static Patience patience(Backoff backoff, Surroundings surroundings) {
        return new Patience(backoff, surroundings);
    }

    @Provides
    static Ulid ids(Surroundings surroundings) {
        return new Ulid(surroundings.clock(), surroundings.random());
    }

    @Provides
    static Authentication authentication(Environment environment) {
        return environment.authentication();
    }

    /** To standard output as well: there CloudWatch finds them. */
    @Provides
    static Metrics metrics(Environment environment, Surroundings surroundings) {
        return new Metrics(environment.stack(), surroundings.clock(), System.out::println);
    }

    @Provides
    static Journal journal(Metrics metrics, Surroundings surroundings) {
        return new Journal(metrics, surroundings.clock());
    }

    /** To standard output, not to Lambda's logger, which would put the line into another JSON document as a text. */
    @Provides
    static Log log(Surroundings surroundings) {
        return new Log(surroundings.clock(), System.out::println);
    }
}
