package io.tiebreak.caller;

import io.tiebreak.command.Surroundings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Which backend is called, and as whom. Begin with {@link #of}.
 *
 * @param base address of the HTTP API, with the stage if there is one: {@code http://127.0.0.1:8080}
 * @param socket address of the socket API, without a query: {@code ws://127.0.0.1:8080/live}; without it there are no
 *     subscriptions and no {@link Live}
 * @param token asked for each call and each time a socket is opened, so keep tokens where it takes them from; empty calls
 *     without one. What it throws ends the call; a socket tries again later
 * @param clientId tells two programs or windows of one actor apart: 1-64 of {@code A-Za-z0-9._-}
 * @param patience how long one answer, or an open socket, is waited for
 * @param surroundings clock, waits and randomness
 * @param timers for reconnecting and pings
 */
public record Options(
        URI base,
        Optional<URI> socket,
        Supplier<Optional<String>> token,
        Optional<String> clientId,
        Duration patience,
        Surroundings surroundings,
        Timers timers) {

    /** API Gateway gives up after 30 s; whatever comes later is no answer to this call. */
    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(30);

    private static final RandomGenerator RANDOM =
            () -> ThreadLocalRandom.current().nextLong();

    /** Without socket, token and client id; a patience of 30 s; the system's clock. */
    public static Options of(URI base) {
        return new Options(
                base,
                Optional.empty(),
                Optional::empty,
                Optional.empty(),
                DEFAULT_PATIENCE,
                new Surroundings(Clock.systemUTC(), Thread::sleep, RANDOM),
                Timers.SYSTEM);
    }

    /** The same with subscriptions. */
    public Options withSocket(URI address) {
        return new Options(base, Optional.of(address), token, clientId, patience, surroundings, timers);
    }

    /** The same as somebody. */
    public Options withToken(Supplier<String> fresh) {
        return new Options(base, socket, () -> Optional.of(fresh.get()), clientId, patience, surroundings, timers);
    }

    /** The same as one of several programs of an actor. */
    public Options withClientId(String id) {
        return new Options(base, socket, token, Optional.of(id), patience, surroundings, timers);
    }

    /** The same with more or less patience. */
    public Options withPatience(Duration limit) {
        return new Options(base, socket, token, clientId, limit, surroundings, timers);
    }

    /** The same in another world, such as a test's. */
    public Options within(Surroundings world, Timers itsTimers) {
        return new Options(base, socket, token, clientId, patience, world, itsTimers);
    }
}
