package io.tiebreak.register;

/** What a command means for the register it finds. */
sealed interface Judged {

    /** It is accepted, and this is what the register becomes. */
    record Accepted(Register next) implements Judged {}

    /** It is not. */
    record Refused(RegisterOutcome.Unwritten outcome) implements Judged {}

    static Judged refused(RegisterOutcome.Unwritten outcome) {
        return new Refused(outcome);
    }
}
