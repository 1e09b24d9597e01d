package io.tiebreak.testing;

import io.tiebreak.command.Decision;
import io.tiebreak.command.Rejection;
import java.util.List;
import java.util.Optional;

/**
 * What a decider made of a command, with expectations to put to it. Each throws an {@link AssertionError} if it does not
 * hold, and otherwise returns this judgement for the next one.
 *
 * @param given what the command was decided on
 * @param command the command
 * @param decision the decision, for questions that have no method here
 */
public record Judgement<C, E, S>(DeciderSpecification.Given<C, E, S> given, C command, Decision<E> decision) {

    /** The command is accepted, and exactly these events follow from it, in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied at once
    public final Judgement<C, E, S> then(E... events) {
        List<E> expected = List.of(events);
        return expect(decision.equals(new Decision.Accepted<>(expected)), expected, decided());
    }

    /** The command is accepted and changes nothing. */
    public Judgement<C, E, S> thenNothing() {
        return expect(decision.equals(Decision.<E>nothingToDo()), List.of(), decided());
    }

    /** The domain says no, with this code. */
    public Judgement<C, E, S> thenRejected(String code) {
        boolean holds = decision instanceof Decision.Refused<E>(Rejection no)
                && no.code().equals(code);
        return expect(holds, List.of("rejected: " + code), decided());
    }

    /** This is the state afterwards; after a refusal the same as before. */
    public Judgement<C, E, S> thenState(S state) {
        return expect(
                after().equals(Optional.of(state)),
                List.of(state),
                after().stream().toList());
    }

    /** Nothing exists afterwards: nothing ever was, or the events ended it. */
    public Judgement<C, E, S> thenGone() {
        return expect(after().isEmpty(), List.of(), after().stream().toList());
    }

    private Optional<S> after() {
        return given.stateAfter(
                switch (decision) {
                    case Decision.Accepted<E>(List<E> events) -> events;
                    case Decision.Refused<E> refused -> List.of();
                });
    }

    private List<?> decided() {
        return switch (decision) {
            case Decision.Accepted<E>(List<E> events) -> events;
            case Decision.Refused<E>(Rejection no) -> List.of("rejected: " + no.code() + " (" + no.detail() + ")");
        };
    }

    private Judgement<C, E, S> expect(boolean holds, List<?> expected, List<?> actual) {
        if (!holds) {
            throw new AssertionError(new Story(given.events(), command).withDifference(expected, actual));
        }
        return this;
    }
}
