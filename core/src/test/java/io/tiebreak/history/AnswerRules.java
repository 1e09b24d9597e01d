package io.tiebreak.history;

import io.tiebreak.command.Change;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.Rejection;
import io.tiebreak.command.TransactionOutcome;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.LongPredicate;

/** What callers were told: true of the ledger, and of some moment while they were waiting for it. */
final class AnswerRules {
    private final Recording recording;
    private final Evidence evidence;

    AnswerRules(Recording recording, Evidence evidence) {
        this.recording = recording;
        this.evidence = evidence;
    }

    void check() {
        recording.calls().forEach(this::check);
    }

    private void check(Call call) {
        switch (call.answer()) {
            case Answer.Head(Optional<VersionedCommand> head) -> {
                StreamId stream = ((Question.Look) call.question()).stream();
                stands(head, call);
                wasTrue(call, stream, version -> version == version(head));
            }
            case Answer.Told(TransactionOutcome outcome) -> told(call, (Question.Ask) call.question(), outcome);
            case Answer.Broken broken -> evidence.expect(false, Promise.NO_SURPRISE, Words.of(call));
            case Answer.Failed failed -> {}
            case Answer.Maybe maybe -> {}
        }
    }

    private void told(Call call, Question.Ask ask, TransactionOutcome outcome) {
        switch (outcome) {
            case TransactionOutcome.Committed(List<VersionedCommand> receipts, boolean replayed) ->
                receipts.forEach(receipt -> stands(Optional.of(receipt), call));
            case TransactionOutcome.Unchanged(List<VersionedCommand> heads) -> {
                for (int i = 0; i < heads.size(); i++) {
                    unchanged(call, ask, ask.changes().get(i), heads.get(i));
                }
            }
            case TransactionOutcome.Refused(int index, Outcome.Conflict conflict) -> {
                stands(conflict.head(), call);
                stands(conflict.rival(), call);
                new ConflictRules(evidence, call, ask, ask.changes().get(index)).check(conflict);
                wasTrue(call, ask.changes().get(index).stream(), version -> version == version(conflict.head()));
            }
            case TransactionOutcome.Refused(int index, Outcome.Rejected(Rejection no)) ->
                rejected(call, ask, ask.changes().get(index), no);
            case TransactionOutcome.KeyReused reused -> keyReused(call, ask);
            case TransactionOutcome.Refused refused -> evidence.expect(false, Promise.TRUE_ONCE, Words.of(call));
            case TransactionOutcome.TooLarge tooLarge -> evidence.expect(false, Promise.TRUE_ONCE, Words.of(call));
        }
    }

    private void unchanged(
            Call call, Question.Ask ask, Change<ItemCommand, ItemEvent, ItemState> change, VersionedCommand head) {
        stands(Optional.of(head), call);
        Timeline timeline = evidence.timeline(change.stream());
        wasTrue(
                call,
                change.stream(),
                version -> version == head.version()
                        && timeline.leavesAsIs(change, version)
                        && timeline.isWithout(ask, version));
    }

    private void rejected(
            Call call, Question.Ask ask, Change<ItemCommand, ItemEvent, ItemState> change, Rejection rejection) {
        Timeline timeline = evidence.timeline(change.stream());
        wasTrue(
                call,
                change.stream(),
                version -> timeline.rejects(change, rejection, version) && timeline.isWithout(ask, version));
    }

    /** Another request under the id had been carried out by then. */
    private void keyReused(Call call, Question.Ask ask) {
        List<VersionedCommand> others = ask.changes().stream()
                .flatMap(change -> evidence.timeline(change.stream()).by(ask.id()).stream())
                .filter(other -> !other.fingerprint().equals(ask.request().fingerprint()))
                .toList();
        evidence.expect(!others.isEmpty(), Promise.TRUE_ONCE, Words.of(call));
        others.forEach(other -> wasTrue(call, other.stream(), version -> version >= other.version()));
    }

    private void wasTrue(Call call, StreamId stream, LongPredicate claim) {
        NavigableSet<Long> versions = evidence.timeline(stream).where(claim);
        evidence.expect(!versions.isEmpty(), Promise.TRUE_ONCE, Words.of(call));
        evidence.add(stream, Step.during(call.invoked(), call.returned(), versions, Words.of(call)));
    }

    private void stands(Optional<VersionedCommand> shown, Call call) {
        boolean stands = shown.isEmpty()
                || shown.equals(
                        evidence.timeline(shown.get().stream()).at(shown.get().version()));
        evidence.expect(stands, Promise.NEVER_REWRITTEN, Words.of(call));
    }

    private static long version(Optional<VersionedCommand> head) {
        return head.map(VersionedCommand::version).orElse(0L);
    }
}
