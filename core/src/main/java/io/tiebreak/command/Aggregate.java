package io.tiebreak.command;

import com.fasterxml.jackson.core.JsonPointer;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.UnknownStoredForm;
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
     * The event that was stored, in this form or any older one.
     *
     * @throws UnknownStoredForm if type or schema version is not known
     */
    E event(Document stored);

    /**
     * The state that was stored, in this form or any older one.
     *
     * @throws UnknownStoredForm if type or schema version is not known
     */
    S state(Document stored);
}
