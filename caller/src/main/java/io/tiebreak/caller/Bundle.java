package io.tiebreak.caller;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Operations that happen together or not at all.
 *
 * @param id 1-128 of {@code A-Za-z0-9._~-}; the same bundle sent again under it happens once
 * @param at when it is to happen, at most a year off; empty for at once
 * @param operations 1 to 45, no address twice
 */
public record Bundle(String id, Optional<Instant> at, List<Operation> operations) {
    public Bundle {
        operations = List.copyOf(operations);
    }

    /** At once, under a new id. */
    public static Bundle of(List<Operation> operations) {
        return new Bundle(UUID.randomUUID().toString(), Optional.empty(), operations);
    }

    /** The same under another id. */
    public Bundle withId(String name) {
        return new Bundle(name, at, operations);
    }

    /** The same for later. */
    public Bundle at(Instant time) {
        return new Bundle(id, Optional.of(time), operations);
    }
}
