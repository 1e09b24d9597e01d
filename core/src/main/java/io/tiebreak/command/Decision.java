package io.tiebreak.command;

import java.util.List;

/**
 * What a decider made of a command.
 *
 * @param <E> the aggregate's events
 */
public sealed interface Decision<E> {

    /**
     * The command is right; these events follow from it. None at all means that it changes nothing.
     *
     * @param events in the order they happened
     */
    record Accepted<E>(List<E> events) implements Decision<E> {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** The domain says no. */
    record Refused<E>(Rejection rejection) implements Decision<E> {}

    /** Accepted, with one event. */
    static <E> Decision<E> accept(E event) {
        return new Accepted<>(List.of(event));
    }

    /** Accepted, but everything is as the command wants it already. */
    static <E> Decision<E> nothingToDo() {
        return new Accepted<>(List.of());
    }

    /** Refused for a reason of the domain. */
    static <E> Decision<E> refuse(String code, String detail) {
        return new Refused<>(new Rejection(code, detail));
    }

    /** Refused because what the command is about does not exist. */
    static <E> Decision<E> refuseAbsent(String detail) {
        return refuse(Rejection.NOT_FOUND, detail);
    }
}
