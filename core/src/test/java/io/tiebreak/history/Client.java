package io.tiebreak.history;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Change;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.OutcomeUnknown;
import io.tiebreak.command.Surroundings;
import io.tiebreak.command.TransactionHandler;
import io.tiebreak.command.TransactionOutcome;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Somebody who calls, and writes down how that ended. After a crash he lives again, and knows what he had asked for. */
final class Client {
    private final String name;
    private final Ledger ledger;
    private final World world;
    private final Ideas ideas;
    private final Consumer<Call> recorder;
    private final CommandHandler<ItemCommand, ItemEvent, ItemState> single;
    private final TransactionHandler together;

    Client(
            String name,
            Ledger ledger,
            Backoff backoff,
            Surroundings around,
            World world,
            Ideas ideas,
            Consumer<Call> recorder) {
        this.name = name;
        this.ledger = ledger;
        this.world = world;
        this.ideas = ideas;
        this.recorder = recorder;
        this.single = new CommandHandler<>(ledger, Timeline.ITEMS, backoff, around);
        this.together = new TransactionHandler(ledger, backoff, around);
    }

    void call(int times) {
        for (int i = 0; i < times; i++) {
            Question question = ideas.next();
            long invoked = world.moment();
            Answer answer = answer(question);
            recorder.accept(new Call(name, question, invoked, world.moment(), answer));
            shown(answer).forEach(ideas::knows);
        }
    }

    private Answer answer(Question question) {
        try {
            return switch (question) {
                case Question.Look(var stream) -> new Answer.Head(ledger.head(stream, Consistency.STRONG, new Meter()));
                case Question.Ask ask -> new Answer.Told(ask.together() ? together(ask) : single(ask));
            };
        } catch (OutcomeUnknown unknown) {
            return new Answer.Maybe("unknown");
        } catch (Crash crash) {
            return new Answer.Maybe("crashed");
        } catch (StoreException failure) {
            return new Answer.Failed(failure.getClass().getSimpleName());
        } catch (RuntimeException surprise) {
            return new Answer.Broken(surprise.toString());
        }
    }

    private TransactionOutcome together(Question.Ask ask) {
        return together.handle(List.copyOf(ask.changes()), ask.request(), new Meter());
    }

    private TransactionOutcome single(Question.Ask ask) {
        Change<ItemCommand, ItemEvent, ItemState> change = ask.changes().getFirst();
        Outcome outcome =
                single.handle(change.stream(), change.expectation(), change.command(), ask.request(), new Meter());
        return switch (outcome) {
            case Outcome.Committed(var receipt, boolean replayed) ->
                new TransactionOutcome.Committed(List.of(receipt), replayed);
            case Outcome.Unchanged(var head) -> new TransactionOutcome.Unchanged(List.of(head));
            case Outcome.Conflict conflict -> new TransactionOutcome.Refused(0, conflict);
            case Outcome.Rejected rejected -> new TransactionOutcome.Refused(0, rejected);
            case Outcome.KeyReused reused -> new TransactionOutcome.KeyReused();
        };
    }

    private static Stream<VersionedCommand> shown(Answer answer) {
        return switch (answer) {
            case Answer.Head(Optional<VersionedCommand> head) -> head.stream();
            case Answer.Told(TransactionOutcome.Committed committed) -> committed.receipts().stream();
            case Answer.Told(TransactionOutcome.Unchanged unchanged) -> unchanged.heads().stream();
            case Answer.Told(TransactionOutcome.Refused(int index, Outcome.Conflict conflict)) ->
                conflict.head().stream();
            case Answer.Told told -> Stream.empty();
            case Answer.Failed failed -> Stream.empty();
            case Answer.Maybe maybe -> Stream.empty();
            case Answer.Broken broken -> Stream.empty();
        };
    }
}
