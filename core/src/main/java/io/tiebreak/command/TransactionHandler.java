package io.tiebreak.command;

import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The write path of several commands, of whatever aggregates, that happen all or not at all. */
public final class TransactionHandler {
    private final Ledger ledger;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public TransactionHandler(Ledger ledger, Backoff backoff, Surroundings surroundings) {
        this.ledger = ledger;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /**
     * Carries the changes out, or none of them.
     *
     * <p>Costs a read per change, unless it expects {@code First}, and one transaction at twice the units of single
     * writes. A change that alters nothing takes part with a check that its stream has not moved.
     *
     * @throws IllegalArgumentException if there are none, more than {@link Transaction#MAX_STREAMS}, or two for one stream
     * @throws OutcomeUnknown if the backoff's budget ran out before it was known whether they happened
     * @throws StoreException if the store failed for so long, or for good, and nothing happened
     */
    public TransactionOutcome handle(List<Change<?, ?, ?>> changes, Request request, Meter meter) {
        requireSound(changes);
        var patient = new PatientLedger(ledger, new Patience(backoff, surroundings), meter);
        List<? extends Participant<?, ?, ?>> participants = changes.stream()
                .map(change -> new Participant<>(patient, surroundings.clock(), change, request))
                .toList();
        return new TransactionRun(patient, surroundings.clock(), List.copyOf(participants), request).outcome();
    }

    private static void requireSound(List<Change<?, ?, ?>> changes) {
        Set<StreamId> streams = changes.stream().map(Change::stream).collect(Collectors.toSet());
        if (changes.isEmpty() || changes.size() > Transaction.MAX_STREAMS || streams.size() < changes.size()) {
            throw new IllegalArgumentException("a transaction has 1 to " + Transaction.MAX_STREAMS
                    + " changes, each of another stream; this one has " + changes.size() + " of " + streams.size());
        }
    }
}
