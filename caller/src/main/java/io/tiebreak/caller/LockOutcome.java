package io.tiebreak.caller;

/** What came of asking for a lock. */
public sealed interface LockOutcome permits LockOutcome.Granted, Refusal {

    /**
     * The caller has it, anew or still.
     *
     * @param now the value that is locked
     */
    record Granted(Signal now, Lock lock) implements LockOutcome {}
}
