package io.tiebreak.client;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.ledger.Expectation;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * Updates that say which version they were made from, and are made anew when somebody else was faster.
 *
 * <pre>{@code
 * Update<Profile> update = updates.updateWithRetry(
 *         () -> profiles.find(id),
 *         (expectedVersion, profile) -> profiles.put(id, expectedVersion, profile),
 *         before -> before.orElse(Profile.EMPTY).withVisits(visits -> visits + 1));
 * }</pre>
 *
 * Holds no state of its own, so one serves any number of threads.
 */
public final class Updates {

    /**
     * 8 attempts, waits of up to 25 ms, 50 ms, 100 ms … and at most 1 s between them, each random between nothing and
     * that; no wait that could end later than 10 s after the beginning. At worst that waits 2.6 s in all.
     */
    public static final Backoff DEFAULT =
            new Backoff(Duration.ofMillis(25), Duration.ofSeconds(1), Duration.ofSeconds(10), 8);

    private final Backoff backoff;
    private final Surroundings surroundings;

    /** @param backoff {@link #DEFAULT}, unless there are reasons */
    public Updates(Backoff backoff, Surroundings surroundings) {
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /**
     * Reads, changes and writes; after a conflict waits a little, and reads and changes anew.
     *
     * <p>Conflicts are all it deals with. Whatever reading, changing or writing throws ends the update and comes out
     * as it is, and so a write of unknown outcome is never sent again from here: made anew on a version that may be its
     * own, it could take effect twice. Resolving it is up to a {@link Writer} that knows the key it was sent under.
     *
     * @param change makes the value that should be there from the one that is, empty if there is none; may be asked once
     *     per attempt. A value {@linkplain Object#equals equal} to the present one is not written
     * @return {@link Update.GaveUp} when attempts or time ran out, or the thread was interrupted while it waited
     */
    public <T> Update<T> updateWithRetry(Reader<T> reader, Writer<T> writer, Function<Optional<T>, T> change) {
        var patience = new Patience(backoff, surroundings);
        Update<T> update = attempt(1, reader, writer, change);
        for (int n = 2; update instanceof Update.GaveUp<T> && n <= backoff.mostTries() && patience.waited(); n++) {
            update = attempt(n, reader, writer, change);
        }
        return update;
    }

    private static <T> Update<T> attempt(int n, Reader<T> reader, Writer<T> writer, Function<Optional<T>, T> change) {
        Optional<Versioned<T>> before = reader.read();
        T wanted = change.apply(before.map(Versioned::value));
        if (before.isPresent() && before.get().value().equals(wanted)) {
            return new Update.Unchanged<>(before.get());
        }
        long expected = before.map(Versioned::version).orElse(Expectation.VERSION_FIRST);
        return switch (writer.write(expected, wanted)) {
            case Write.Written<T>(Versioned<T> now) -> new Update.Updated<>(now, n);
            case Write.Conflicted<T>(Optional<Versioned<T>> current) ->
                new Update.GaveUp<>(expected, wanted, current, n);
        };
    }
}
