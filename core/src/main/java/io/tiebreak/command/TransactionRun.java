package io.tiebreak.command;

import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.Transacted;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A request of several commands: look at all, judge all, write all, and once more where others were faster. */
final class TransactionRun {
    private final PatientLedger ledger;
    private final InstantSource clock;
    private final List<Participant<?, ?, ?>> participants;
    private final Request request;
    private final Repeats repeats;
    private final List<Seen> seen = new ArrayList<>();
    private List<VersionedCommand> sent = List.of();
    private List<VersionedCommand> appends = List.of();

    TransactionRun(
            PatientLedger ledger, InstantSource clock, List<Participant<?, ?, ?>> participants, Request request) {
        this.ledger = ledger;
        this.clock = clock;
        this.participants = participants;
        this.request = request;
        this.repeats = new Repeats(ledger, clock, request);
    }

    TransactionOutcome outcome() {
        participants.forEach(participant -> seen.add(participant.firstLook()));
        while (true) {
            List<Verdict> verdicts = judgeAll();
            Optional<TransactionOutcome> refused = refused(verdicts);
            if (refused.isPresent()) {
                return refused.get();
            }
            Optional<TransactionOutcome> settled = write(verdicts);
            if (settled.isPresent()) {
                return settled.get();
            }
        }
    }

    /** A refusal is told of a strong read alone; what changes nothing is checked by the transaction itself. */
    private List<Verdict> judgeAll() {
        List<Verdict> verdicts = new ArrayList<>();
        for (int i = 0; i < participants.size(); i++) {
            Verdict verdict = participants.get(i).judge(seen.get(i));
            boolean refuses = verdict instanceof Verdict.No || verdict instanceof Verdict.Elsewhere;
            if (refuses && !seen.get(i).strongly()) {
                seen.set(i, participants.get(i).look());
                verdict = participants.get(i).judge(seen.get(i));
            }
            verdicts.add(verdict);
        }
        return verdicts;
    }

    private Optional<TransactionOutcome> refused(List<Verdict> verdicts) {
        for (int i = 0; i < verdicts.size(); i++) {
            Optional<Outcome> refusal = refusal(participants.get(i), verdicts.get(i), seen.get(i));
            if (refusal.isPresent()) {
                return Optional.of(refusedUnlessRepeated(i, refusal.get()));
            }
        }
        return Optional.empty();
    }

    private TransactionOutcome refusedUnlessRepeated(int index, Outcome refusal) {
        TransactionOutcome refused = new TransactionOutcome.Refused(index, refusal);
        return repeats.earlier().map(this::repeated).orElse(refused);
    }

    private static Optional<Outcome> refusal(Participant<?, ?, ?> participant, Verdict verdict, Seen now) {
        return switch (verdict) {
            case Verdict.No(Rejection no) -> Optional.of(new Outcome.Rejected(no));
            case Verdict.Elsewhere elsewhere ->
                Optional.of(participant.conflict(now, participant.obstacle(now), false));
            case Verdict.Write write -> Optional.empty();
            case Verdict.NothingToDo nothing -> Optional.empty();
        };
    }

    /** Empty if rivals were faster and all is to be judged again. */
    private Optional<TransactionOutcome> write(List<Verdict> verdicts) {
        sent = receipts(verdicts);
        Instant now = clock.instant();
        List<VersionedCommand> nexts = new ArrayList<>();
        List<KeyRecord.Place> unmoved = new ArrayList<>();
        for (Verdict verdict : verdicts) {
            if (verdict instanceof Verdict.Write(VersionedCommand next)) {
                nexts.add(next);
            } else if (verdict instanceof Verdict.NothingToDo(VersionedCommand head)) {
                unmoved.add(new KeyRecord.Place(head.stream(), head.version()));
            }
        }
        appends = List.copyOf(nexts);
        Optional<KeyRecord> key =
                request.repeatable() && !appends.isEmpty() ? Optional.of(repeats.record(sent, now)) : Optional.empty();
        return switch (ledger.transact(new Transaction(appends, unmoved, key, now))) {
            case Transacted.Done done -> Optional.of(done());
            case Transacted.KeyTaken(KeyRecord by) -> Optional.of(repeated(by));
            case Transacted.Occupied(var by) -> afterLosing(by);
            case Transacted.TooLarge tooLarge -> Optional.of(new TransactionOutcome.TooLarge());
        };
    }

    private TransactionOutcome done() {
        if (!appends.isEmpty()) {
            return new TransactionOutcome.Committed(sent, false);
        }
        return repeats.earlier().map(this::repeated).orElse(new TransactionOutcome.Unchanged(sent));
    }

    private static List<VersionedCommand> receipts(List<Verdict> verdicts) {
        return verdicts.stream()
                .flatMap(verdict -> switch (verdict) {
                    case Verdict.Write(VersionedCommand next) -> Stream.of(next);
                    case Verdict.NothingToDo(VersionedCommand head) -> Stream.of(head);
                    case Verdict.No no -> Stream.empty();
                    case Verdict.Elsewhere elsewhere -> Stream.empty();
                })
                .toList();
    }

    private Optional<TransactionOutcome> afterLosing(Map<StreamId, VersionedCommand> rivals) {
        if (rivals.values().stream().anyMatch(appends::contains)) {
            // The answer had been lost, or the request came twice. Where one of ours stands, all of ours do.
            return Optional.of(new TransactionOutcome.Committed(sent, false));
        }
        for (int i = 0; i < participants.size(); i++) {
            Participant<?, ?, ?> participant = participants.get(i);
            VersionedCommand rival = rivals.get(participant.stream());
            if (rival != null) {
                var meeting = new Participant.Meeting(seen.get(i), rival);
                Optional<Seen> again = participant.lookAfter(meeting);
                if (again.isEmpty()) {
                    Outcome conflict = participant.conflict(participant.look(), Optional.of(meeting), true);
                    return Optional.of(refusedUnlessRepeated(i, conflict));
                }
                seen.set(i, again.get());
            }
        }
        return Optional.empty();
    }

    private TransactionOutcome repeated(KeyRecord earlier) {
        if (!repeats.isOf(earlier.fingerprint())) {
            return new TransactionOutcome.KeyReused();
        }
        List<VersionedCommand> receipts = repeats.receipts(earlier);
        boolean ownAnswer = ledger.lostAnAnswer() && receipts.stream().anyMatch(appends::contains);
        return new TransactionOutcome.Committed(receipts, !ownAnswer);
    }
}
