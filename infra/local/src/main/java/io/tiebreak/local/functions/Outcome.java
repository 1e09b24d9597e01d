package io.tiebreak.local.functions;

/** How an invocation ended. */
public sealed interface Outcome {

    /** The handler returned this JSON. */
    record Answered(String json) implements Outcome {}

    /**
     * The handler threw, or answered more than Lambda carries.
     *
     * @param error in one line, for a log
     */
    record Failed(String error) implements Outcome {}

    /** The handler was still at work when its time was up; what it goes on doing is nobody's concern. */
    record TimedOut() implements Outcome {}
}
