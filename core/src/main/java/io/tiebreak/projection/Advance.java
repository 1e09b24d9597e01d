package io.tiebreak.projection;

/** What came of applying a command to a view. */
public sealed interface Advance {

    /** It was the next one and is in the view now. */
    record Applied() implements Advance {}

    /**
     * It was not the next one.
     *
     * @param applied the newest version of that stream in the view; 0 if there is none
     */
    record NotNext(long applied) implements Advance {}
}
