package io.tiebreak.testing;

import io.tiebreak.command.Decider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a decider promises, as sentences of a test:
 *
 * <pre>{@code
 * var seats = DeciderSpecification.of(new SeatDecider());
 *
 * seats.given(new SeatsOffered(Set.of("A1")), new SeatSold("A1", "ann"))
 *         .when(new BuySeat("A1", "bob"))
 *         .thenRejected("seat-taken");
 * }</pre>
 *
 * What is given happened before: the events are folded into the state that the command is decided on. An expectation
 * that does not hold throws an {@link AssertionError} that tells the whole story and what differs. Every step is a value
 * and may be the beginning of several tests; nothing is checked before the first {@code then}.
 *
 * @param decider the one under test; an aggregate is one too
 * @param <C> its commands
 * @param <E> its events
 * @param <S> its state
 */
public record DeciderSpecification<C, E, S>(Decider<C, E, S> decider) {

    /** Begins a specification. */
    public static <C, E, S> DeciderSpecification<C, E, S> of(Decider<C, E, S> decider) {
        return new DeciderSpecification<>(decider);
    }

    /** What happened before, oldest first; no events at all mean that nothing exists yet. */
    @SafeVarargs
    @SuppressWarnings("varargs") // copied at once
    public final Given<C, E, S> given(E... events) {
        return new Given<>(decider, List.of(events));
    }

    /**
     * A decider and what happened before.
     *
     * @param events oldest first
     */
    public record Given<C, E, S>(Decider<C, E, S> decider, List<E> events) {
        public Given {
            events = List.copyOf(events);
        }

        /** Has the command decided on the state after the given events. */
        public Judgement<C, E, S> when(C command) {
            return new Judgement<>(this, command, decider.decide(command, stateAfter(List.of())));
        }

        /** The state after the given events and these. */
        Optional<S> stateAfter(List<E> more) {
            Optional<S> state = Optional.empty();
            for (E event : Stream.concat(events.stream(), more.stream()).toList()) {
                state = decider.evolve(state, event);
            }
            return state;
        }
    }
}
