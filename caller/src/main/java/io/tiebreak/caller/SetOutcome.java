package io.tiebreak.caller;

/** What came of setting or unlocking a shared value. */
public sealed interface SetOutcome permits SetOutcome.Applied, SetOutcome.Superseded, Refusal {

    /**
     * It happened.
     *
     * @param now the value right after it, whatever it is by now
     * @param conflict whether it replaced a value of somebody else that its sender may not have seen
     * @param replayed whether it had happened already, and this only told the answer that got lost
     */
    record Applied(Signal now, boolean conflict, boolean replayed) implements SetOutcome {}

    /** What is there is newer, greater or smaller, as the address's rule has it. Nothing was written. */
    record Superseded(Signal current) implements SetOutcome {}
}
