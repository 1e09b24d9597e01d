package io.tiebreak.command;

import java.util.Optional;

/**
 * The pure middle of an aggregate: what a command means for a state, and what an event makes of it. No clock, no
 * store, no randomness; it may be asked several times for one command, when somebody else was faster.
 *
 * @param <C> its commands
 * @param <E> its events
 * @param <S> its state
 */
public interface Decider<C, E, S> {

    /**
     * What the command leads to; {@code state} is empty while nothing exists, and after a deletion. Accepting a command
     * without events where nothing ever was is answered as if it had been refused for that.
     */
    Decision<E> decide(C command, Optional<S> state);

    /** The state after an event; empty if the event ends the aggregate's life. */
    Optional<S> evolve(Optional<S> state, E event);
}
