package io.tiebreak.history;

import io.tiebreak.command.Request;
import io.tiebreak.register.BundleOutcome;
import io.tiebreak.register.Operation;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterOutcome;
import java.util.List;

/**
 * One call of somebody who uses registers.
 *
 * @param skew how many milliseconds his clock is ahead
 * @param operations one, or those of a bundle; none for a snapshot
 * @param invoked when it began; no two calls begin or end at the same time
 * @param returned when it ended
 */
record RegisterCall(
        Request request, long skew, List<Operation.Write> operations, long invoked, long returned, Told told) {

    boolean together() {
        return operations.size() > 1;
    }

    /** How it ended. */
    sealed interface Told {
        record One(RegisterOutcome outcome) implements Told {}

        record Many(BundleOutcome outcome) implements Told {}

        record Seen(List<Register> snapshot) implements Told {}

        /** It may have happened, and may still happen. */
        record Maybe() implements Told {}

        /** The store failed, and nothing happened. */
        record Failed() implements Told {}

        /** Something was thrown that nobody may throw. */
        record Broken(String why) implements Told {}
    }
}
