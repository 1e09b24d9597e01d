package io.tiebreak.history;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Change;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.Rejection;
import io.tiebreak.command.Request;
import io.tiebreak.command.TransactionOutcome;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.ledger.memory.InMemoryLedger;
import io.tiebreak.store.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** A history as somebody would tell it: what the ledger holds first, then who called when and was told what. */
final class HandWritten {
    static final Expectation LATEST = new Expectation.Latest();
    static final StreamId STREAM = new StreamId("item", "demo", "note", "s");
    static final StreamId OTHER = new StreamId("item", "demo", "note", "t");

    private final Ledger engine = new InMemoryLedger();
    private final SortedMap<StreamId, List<VersionedCommand>> ledger = Recording.emptyLedger();
    private final List<Call> calls = new ArrayList<>();

    HandWritten() {
        ledger.put(STREAM, new ArrayList<>());
        ledger.put(OTHER, new ArrayList<>());
    }

    static Question.Ask ask(String id, Expectation expectation, ItemCommand command) {
        return ask(id, "print", List.of(new Change<>(Timeline.ITEMS, STREAM, expectation, command)));
    }

    static Question.Ask ask(String id, String fingerprint, List<Change<ItemCommand, ItemEvent, ItemState>> changes) {
        return new Question.Ask(changes, new Request(id, fingerprint, "dev", true), changes.size() > 1);
    }

    static ItemCommand replace(String name) {
        return new ItemCommand.ReplaceItem(name, Json.object());
    }

    /** Puts a change of the request into the ledger, rightly decided. */
    VersionedCommand stored(Question.Ask ask) {
        return stored(ask, 0);
    }

    VersionedCommand stored(Question.Ask ask, int index) {
        var change = ask.changes().get(index);
        var once = new Request(ask.id(), ask.request().fingerprint(), "dev", false);
        Outcome outcome = new CommandHandler<>(
                        engine, Timeline.ITEMS, Backoff.DEFAULT, new HandAdvancedClock().surroundings())
                .handle(change.stream(), LATEST, change.command(), once, new Meter());
        VersionedCommand receipt = ((Outcome.Committed) outcome).receipt();
        put(receipt);
        return receipt;
    }

    void put(VersionedCommand command) {
        ledger.computeIfAbsent(command.stream(), none -> new ArrayList<>()).add(command);
    }

    HandWritten committed(Question.Ask ask, long from, long to, VersionedCommand... receipts) {
        return told(ask, from, to, new TransactionOutcome.Committed(List.of(receipts), false));
    }

    HandWritten replayed(Question.Ask ask, long from, long to, VersionedCommand... receipts) {
        return told(ask, from, to, new TransactionOutcome.Committed(List.of(receipts), true));
    }

    HandWritten unchanged(Question.Ask ask, long from, long to, VersionedCommand head) {
        return told(ask, from, to, new TransactionOutcome.Unchanged(List.of(head)));
    }

    HandWritten notFound(Question.Ask ask, long from, long to) {
        var no = new Rejection(Rejection.NOT_FOUND, "There is no such item.");
        return told(ask, from, to, new TransactionOutcome.Refused(0, new Outcome.Rejected(no)));
    }

    HandWritten conflict(
            Question.Ask ask,
            long from,
            long to,
            VersionedCommand head,
            Optional<VersionedCommand> rival,
            String... changed) {
        var conflict = new Outcome.Conflict(
                ask.changes().getFirst().expectation(), Optional.of(head), rival, List.of(changed), false, false);
        return told(ask, from, to, new TransactionOutcome.Refused(0, conflict));
    }

    HandWritten told(Question.Ask ask, long from, long to, TransactionOutcome outcome) {
        return call(ask, from, to, new Answer.Told(outcome));
    }

    HandWritten maybe(Question.Ask ask, long from, long to) {
        return call(ask, from, to, new Answer.Maybe("unknown"));
    }

    HandWritten failed(Question.Ask ask, long from, long to) {
        return call(ask, from, to, new Answer.Failed("throttled"));
    }

    HandWritten saw(long from, long to, VersionedCommand head) {
        return call(new Question.Look(STREAM), from, to, new Answer.Head(Optional.of(head)));
    }

    HandWritten sawNothing(long from, long to) {
        return call(new Question.Look(STREAM), from, to, new Answer.Head(Optional.empty()));
    }

    private HandWritten call(Question question, long from, long to, Answer answer) {
        calls.add(new Call("c", question, from, to, answer));
        return this;
    }

    List<Promise> brokenPromises() {
        return Checker.check(new Recording(calls, ledger)).stream()
                .map(Promise.Broken::promise)
                .distinct()
                .toList();
    }
}
