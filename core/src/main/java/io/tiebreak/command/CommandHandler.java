package io.tiebreak.command;

import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;

/**
 * The write path of one aggregate: decides a command on the state it finds and appends the result, if the stream is
 * still where that state was. Holds no state of its own, so one handler serves any number of threads.
 *
 * @param <C> the aggregate's commands
 * @param <E> its events
 * @param <S> its state
 */
public final class CommandHandler<C, E, S> {
    private final Ledger ledger;
    private final Aggregate<C, E, S> aggregate;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public CommandHandler(Ledger ledger, Aggregate<C, E, S> aggregate, Backoff backoff, Surroundings surroundings) {
        this.ledger = ledger;
        this.aggregate = aggregate;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /** The stream of this aggregate with that name. */
    public StreamId stream(String tenant, String type, String id) {
        return new StreamId(aggregate.kind(), tenant, type, id);
    }

    /**
     * Carries a command out.
     *
     * <p>Costs 1 request for {@link Expectation.First}, 2 for the others while nobody interferes. A command whose
     * answer got lost on the way is sent again, identically, until its fate is known, and never reported as a conflict
     * with itself.
     *
     * @throws OutcomeUnknown if the backoff's budget ran out before it was known whether the write happened
     * @throws StoreException if the store failed for so long, or for good, and nothing happened
     */
    public Outcome handle(StreamId stream, Expectation expectation, C command, Request request, Meter meter) {
        var patient = new PatientLedger(ledger, new Patience(backoff, surroundings), meter);
        var change = new Change<>(aggregate, stream, expectation, command);
        var participant = new Participant<>(patient, surroundings.clock(), change, request);
        return new SingleRun(patient, surroundings.clock(), participant, request).outcome();
    }
}
