package io.tiebreak.view;

/** What came of a move. */
public sealed interface Advance {

    /** It happened. */
    record Applied() implements Advance {}

    /**
     * Nothing happened: the view has that version or a newer one, the stream is parked, or its rows beside have to change,
     * which takes a {@link Step}.
     *
     * @param standing what stands there
     */
    record Refused(Standing standing) implements Advance {}
}
