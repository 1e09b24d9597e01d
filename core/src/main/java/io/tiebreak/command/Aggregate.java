package io.tiebreak.command;

import com.fasterxml.jackson.core.JsonPointer;
import io.tiebreak.ledger.Document;
import java.util.List;

/**
 * A decider and how its types are stored. This is all that a new business aggregate needs.
 *
 * @param <C> its commands
 * @param <E> its events
 * @param <S> its state
 */
public interface Aggregate<C, E, S> extends Decider<C, E, S> {

    /** Which aggregate this is, for example {@code item}: first in the key of its streams. */
    String kind();

    /** The name a command is stored under, for example {@code ReplaceItem}. */
    String nameOf(C command);

    /**
     * The fields of the state's JSON that a command sets, whatever they are now: what must be untouched for it to be
     * decided on a newer version than its caller knew. The whole, by default, so that any change counts.
     */
    default List<JsonPointer> fieldsOf(C command) {
        return List.of(JsonPointer.empty());
    }

    /** An event in its stored form. */
    Document storedEvent(E event);

    /** A state in its stored form. It carries the stream on: loading reads the newest one and nothing else. */
    Document storedState(S state);

    /**
     * The state that was stored.
     *
     * @throws IllegalStateException if type or schema version is not known; the message names both, never the content
     */
    S state(Document stored);
}
