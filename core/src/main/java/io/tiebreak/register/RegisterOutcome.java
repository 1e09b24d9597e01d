package io.tiebreak.register;

import java.util.Optional;

/** What came of a command to a register. Surprises are exceptions, these are not. */
public sealed interface RegisterOutcome {

    /**
     * It happened.
     *
     * @param after the register right after it, whatever it is by now
     * @param replayed whether it had happened for an earlier request under the same id
     */
    record Applied(Register after, boolean replayed) implements RegisterOutcome {}

    /** Another request has been carried out under the same id. Nothing was written. */
    record KeyReused() implements RegisterOutcome {}

    /** Nothing was written, decided on what was there at that moment. */
    sealed interface Unwritten extends RegisterOutcome {

        /** What it is called where it is told later: {@code conflict}, {@code locked}, {@code too-large} and so on. */
        default String code() {
            return switch (this) {
                case Superseded superseded -> "superseded";
                case Conflict conflict -> "conflict";
                case Locked locked -> "locked";
                case Closed closed -> "closed";
                case Absent absent -> "absent";
                case NoNumber none -> "no-number";
                case TooLarge large -> "too-large";
                case NoSum none -> "no-sum";
            };
        }
    }

    /** What is there is newer, greater, smaller, or as it should be: the command lost, or had nothing to do. */
    record Superseded(Register current) implements Unwritten {}

    /**
     * The revision is not the one expected.
     *
     * @param current what is there, perhaps a deletion; empty if there never was anything
     */
    record Conflict(long expected, Optional<Register> current) implements Unwritten {
        /** The revision of the value that is there; 0 if none is. */
        public long currentRevision() {
            return current.filter(Register::alive).map(Register::revision).orElse(0L);
        }
    }

    /**
     * Somebody else has the lock, or the fencing token is not the newest one.
     *
     * @param current what is there, with the lock if there is one; empty if there never was anything
     */
    record Locked(Optional<Register> current) implements Unwritten {}

    /** The rule leaves direct writes to somebody else. */
    record Closed() implements Unwritten {}

    /** There is no value to remove or unlock. */
    record Absent() implements Unwritten {}

    /** The rule takes numbers only, and this value is none. */
    record NoNumber() implements Unwritten {}

    /** The value would have more than {@link RegisterDecider#MOST_BYTES} bytes of JSON. */
    record TooLarge() implements Unwritten {}

    /** What is there can't be added to: it is no number, or the sum would have more than 38 digits. */
    record NoSum(Register current) implements Unwritten {}
}
