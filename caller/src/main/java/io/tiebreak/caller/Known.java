package io.tiebreak.caller;

import io.tiebreak.address.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a listener has been told of each address, so that nothing is told twice, or after something newer. What was removed
 * is kept for a day, for that is how long the streams behind the backend may repeat themselves.
 */
final class Known {
    static final Duration KEPT = Duration.ofDays(1);

    /** @param round the snapshot, counted, in which or since which it was heard of */
    private record Last(long revision, boolean alive, int round, Instant at) {}

    private final Map<Address, Last> told = new HashMap<>();
    private int round;

    /** A snapshot is on its way. */
    void begin() {
        round++;
    }

    /** Whether this has to be told; then it counts as told. */
    boolean isNews(Change change, Instant now) {
        Last before = told.get(change.address());
        if (before != null && change.revision() <= before.revision()) {
            return false;
        }
        boolean alive = change instanceof Change.Valued;
        told.put(change.address(), new Last(change.revision(), alive, round, now));
        return alive || (before != null && before.alive());
    }

    /** The present snapshot has this address. */
    void isThere(Address address) {
        told.computeIfPresent(address, (key, last) -> new Last(last.revision(), last.alive(), round, last.at()));
    }

    /**
     * The present snapshot is complete: what it did not have, and what did not come since it was asked for, is gone.
     *
     * @return what was told and is gone; from now on it counts as told that it is
     */
    List<Change> complete(Instant now) {
        told.values().removeIf(last -> !last.alive() && last.at().plus(KEPT).isBefore(now));
        List<Change> gone = told.entrySet().stream()
                .filter(entry -> entry.getValue().alive() && entry.getValue().round() < round)
                .<Change>map(entry ->
                        new Change.Removed(entry.getKey(), entry.getValue().revision(), Meta.OF_A_SNAPSHOT))
                .toList();
        gone.forEach(change -> told.put(change.address(), new Last(change.revision(), false, round, now)));
        return gone;
    }
}
