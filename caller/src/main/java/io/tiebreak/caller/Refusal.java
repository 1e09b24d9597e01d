package io.tiebreak.caller;

import java.time.Instant;
import java.util.Optional;

/** Nothing was written, for a reason that a caller has to expect. */
public sealed interface Refusal extends SetOutcome, RemoveOutcome, LockOutcome {

    /**
     * The revision is not the one expected.
     *
     * @param current what is there; empty if nothing is
     * @param rival who wrote last; empty if nobody ever did
     * @param conflictId names this conflict towards operators
     */
    record Conflict(long expected, Optional<Signal> current, Optional<Rival> rival, String conflictId)
            implements Refusal {}

    /**
     * Somebody else has the lock, or the fence is not the newest one.
     *
     * @param holder empty, like {@code expiresAt}, if nobody has it any more
     * @param fence the newest one; 0 if there never was a lock
     * @param conflictId names this conflict towards operators
     */
    record Locked(Optional<String> holder, Optional<Instant> expiresAt, long fence, String conflictId)
            implements Refusal {}

    /** There is no value to remove or unlock. */
    record Absent() implements Refusal {}

    /**
     * A rule says no.
     *
     * @param code for programs, such as {@code no-sum}
     * @param detail for people
     */
    record Rejected(String code, String detail) implements Refusal {}
}
