package io.tiebreak.presence;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Change;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.command.Surroundings;
import io.tiebreak.command.TransactionHandler;
import io.tiebreak.command.TransactionOutcome;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;

/** Counts page views, in a ledger of their own: once in 30 minutes per session and page, whoever says it how often. */
public final class PageViews {
    private final Ledger ledger;
    private final Backoff backoff;
    private final Surroundings surroundings;
    private final Visits visits = new Visits();

    public PageViews(Ledger ledger, Backoff backoff, Surroundings surroundings) {
        this.ledger = ledger;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /**
     * Says that a session views a page.
     *
     * <p>Costs 3 requests, 1 write unit if it counts and none if not. The first view of all by a session is written together
     * with the beginning of a visitor, in a transaction: 4 requests and 4 write units.
     *
     * @throws io.tiebreak.command.OutcomeUnknown if it is not known whether it was counted
     * @throws io.tiebreak.store.StoreException if the store failed for so long, or for good, and nothing happened
     */
    public Counted view(Session session, String path, Request request, Meter meter) {
        var view = new VisitCommand.ViewPage(
                path, Instant.ofEpochMilli(surroundings.clock().millis()));
        StreamId views = session.views(path);
        if (isVisitor(session, meter)) {
            return counted(new CommandHandler<>(ledger, visits, backoff, surroundings)
                    .handle(views, new Expectation.Latest(), view, request, meter));
        }
        List<Change<?, ?, ?>> changes =
                List.of(change(views, view), change(session.visitor(), new VisitCommand.BecomeVisitor()));
        return counted(new TransactionHandler(ledger, backoff, surroundings).handle(changes, request, meter));
    }

    /** Who is one, stays one: an old read that says so is right. One that says no is put right by the transaction. */
    private boolean isVisitor(Session session, Meter meter) {
        return new Patience(backoff, surroundings)
                .insist(() -> ledger.head(session.visitor(), Consistency.EVENTUAL, meter))
                .isPresent();
    }

    private Change<?, ?, ?> change(StreamId stream, VisitCommand command) {
        return new Change<>(visits, stream, new Expectation.Latest(), command);
    }

    private static Counted counted(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Committed committed -> new Counted.Yes(committed.replayed());
            case Outcome.Unchanged unchanged -> new Counted.No();
            case Outcome.KeyReused reused -> new Counted.KeyReused();
            // Others were faster all the time: then one of them has counted, just now.
            case Outcome.Conflict conflict -> new Counted.No();
            case Outcome.Rejected rejected -> throw neverRefused();
        };
    }

    private static Counted counted(TransactionOutcome outcome) {
        return switch (outcome) {
            case TransactionOutcome.Committed committed -> new Counted.Yes(committed.replayed());
            case TransactionOutcome.Unchanged unchanged -> new Counted.No();
            case TransactionOutcome.KeyReused reused -> new Counted.KeyReused();
            case TransactionOutcome.Refused(int index, Outcome why) -> counted(why);
            case TransactionOutcome.TooLarge tooLarge -> throw neverRefused();
        };
    }

    private static IllegalStateException neverRefused() {
        return new IllegalStateException("a view is small, and nobody refuses it");
    }
}
