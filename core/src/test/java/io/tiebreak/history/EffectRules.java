package io.tiebreak.history;

import io.tiebreak.command.Change;
import io.tiebreak.command.TransactionOutcome;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.ledger.VersionedCommand;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What each request, however often it was sent, has left in the ledger, and what its senders were told of it. */
final class EffectRules {
    private final Recording recording;
    private final Evidence evidence;

    EffectRules(Recording recording, Evidence evidence) {
        this.recording = recording;
        this.evidence = evidence;
    }

    void check() {
        Map<List<String>, List<Call>> sendings = recording.calls().stream()
                .filter(call -> call.question() instanceof Question.Ask)
                .collect(Collectors.groupingBy(call -> identity((Question.Ask) call.question())));
        sendings.values().forEach(sent -> check((Question.Ask) sent.getFirst().question(), sent));
    }

    private static List<String> identity(Question.Ask ask) {
        return List.of(ask.id(), ask.request().fingerprint());
    }

    private void check(Question.Ask ask, List<Call> sendings) {
        List<Call> told =
                sendings.stream().filter(call -> committed(call).isPresent()).toList();
        if (ask.changes().stream().noneMatch(change -> stored(ask, change).isPresent())) {
            evidence.expect(told.isEmpty(), Promise.NONE_LOST, words(told));
            return;
        }
        List<Call> fresh = told.stream()
                .filter(call -> !committed(call).orElseThrow().replayed())
                .toList();
        List<Call> suspects = fresh.isEmpty()
                ? sendings.stream().filter(EffectRules::mayHaveWritten).toList()
                : fresh;
        long receipts = told.stream()
                .map(call -> committed(call).orElseThrow().receipts())
                .distinct()
                .count();
        evidence.expect(!suspects.isEmpty(), Promise.REFUSED_LEAVES_NOTHING, words(sendings));
        evidence.expect(fresh.size() <= 1, Promise.EXACTLY_ONCE, words(fresh));
        evidence.expect(receipts <= 1, Promise.SAME_RECEIPT, words(told));
        long from = suspects.stream().mapToLong(Call::invoked).min().orElse(0);
        long to = told.stream().mapToLong(Call::returned).min().orElse(Long.MAX_VALUE);
        evidence.expect(from <= to, Promise.LINEARIZABLE, words(told));
        place(ask, told, from, to, words(sendings));
    }

    /** All happened at one moment, also what had nothing to do: it saw its stream as it was then. */
    private void place(Question.Ask ask, List<Call> told, long from, long to, String what) {
        Optional<List<VersionedCommand>> receipts =
                told.stream().findFirst().flatMap(EffectRules::committed).map(TransactionOutcome.Committed::receipts);
        IntStream.range(0, ask.changes().size()).forEach(i -> {
            var change = ask.changes().get(i);
            Optional<VersionedCommand> stored = stored(ask, change);
            Optional<VersionedCommand> receipt = receipts.map(all -> all.get(i));
            if (stored.isPresent()) {
                evidence.expect(receipt.filter(one -> !one.equals(stored.get())).isEmpty(), Promise.SAME_RECEIPT, what);
                evidence.add(change.stream(), Step.write(from, to, stored.get().version(), what));
            } else {
                Timeline timeline = evidence.timeline(change.stream());
                NavigableSet<Long> idle = timeline.where(version -> timeline.leavesAsIs(change, version)
                        && receipt.filter(one -> one.version() != version).isEmpty());
                evidence.expect(!idle.isEmpty(), Promise.ALL_OR_NOTHING, what);
                evidence.add(change.stream(), Step.during(from, to, idle, what));
            }
        });
    }

    private Optional<VersionedCommand> stored(Question.Ask ask, Change<ItemCommand, ItemEvent, ItemState> change) {
        return evidence.timeline(change.stream())
                .by(ask.id())
                .filter(command -> command.fingerprint().equals(ask.request().fingerprint()));
    }

    private static Optional<TransactionOutcome.Committed> committed(Call call) {
        return call.answer() instanceof Answer.Told(TransactionOutcome.Committed committed)
                ? Optional.of(committed)
                : Optional.empty();
    }

    private static boolean mayHaveWritten(Call call) {
        return switch (call.answer()) {
            case Answer.Maybe maybe -> true;
            case Answer.Broken broken -> true;
            case Answer.Told told -> told.outcome() instanceof TransactionOutcome.Committed;
            case Answer.Failed failed -> false;
            case Answer.Head head -> false;
        };
    }

    private static String words(List<Call> calls) {
        return calls.stream().map(Words::of).collect(Collectors.joining("\n"));
    }
}
