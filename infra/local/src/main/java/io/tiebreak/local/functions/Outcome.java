package io.tiebreak.local.functions;

/** How an invocation ended. */
public sealed interface Outcome {

    /** The handler returned this JSON. */
    record Answered(String json) implements Outcome {}

    /**
     * The handler threw, its process died, or it was to carry more than Lambda does.
     *
     * @param type Lambda's name for the error: the class of what was thrown
     */
    record Failed(String type, String message) implements Outcome {}

    /** The handler was still at work when its time was up; what it goes on doing is nobody's concern. */
    record TimedOut() implements Outcome {}
}
