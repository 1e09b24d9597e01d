package io.tiebreak.register;

/** What came of sending an event. */
public sealed interface EventOutcome {

    /**
     * It is kept, and on its way.
     *
     * @param replayed whether an earlier request under the same key sent it
     */
    record Accepted(Event event, boolean replayed) implements EventOutcome {}

    /** Another request has been carried out under the same key. Nothing was sent. */
    record KeyReused() implements EventOutcome {}
}
