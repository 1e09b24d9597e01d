package io.tiebreak.command;

import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.Transacted;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A request of one command: look, judge, write, and once more if somebody else was faster. */
final class SingleRun {
    private final PatientLedger ledger;
    private final InstantSource clock;
    private final Participant<?, ?, ?> participant;
    private final Request request;
    private final Repeats repeats;
    private Optional<VersionedCommand> sent = Optional.empty();

    SingleRun(PatientLedger ledger, InstantSource clock, Participant<?, ?, ?> participant, Request request) {
        this.ledger = ledger;
        this.clock = clock;
        this.participant = participant;
        this.request = request;
        this.repeats = new Repeats(ledger, clock, request);
    }

    Outcome outcome() {
        Seen seen = participant.firstLook();
        while (true) {
            Verdict verdict = participant.judge(seen);
            if (verdict instanceof Verdict.Write(VersionedCommand next)) {
                switch (write(seen, next)) {
                    case Written.Settled settled -> {
                        return settled.outcome();
                    }
                    case Written.Beaten beaten -> {
                        var meeting = new Participant.Meeting(seen, beaten.by());
                        Optional<Seen> again = participant.lookAfter(meeting);
                        if (again.isEmpty()) {
                            return gaveUp(meeting);
                        }
                        seen = again.get();
                    }
                }
            } else if (seen.strongly()) {
                return withoutWrite(verdict, seen);
            } else {
                seen = participant.look();
            }
        }
    }

    /** Another sending of this request may have got through meanwhile, and would be among those who moved the head. */
    private Outcome gaveUp(Participant.Meeting meeting) {
        Seen now = participant.look();
        return repeats.earlier()
                .map(this::repeated)
                .orElseGet(() -> participant.conflict(now, Optional.of(meeting), true));
    }

    private sealed interface Written {
        record Settled(Outcome outcome) implements Written {}

        record Beaten(VersionedCommand by) implements Written {}
    }

    private Written write(Seen seen, VersionedCommand next) {
        sent = Optional.of(next);
        return leavesRecord(seen) ? transact(next) : append(next);
    }

    /**
     * Whether a repeat would find the command nowhere by itself. It does find it behind the version that an
     * {@code Exactly} names, and at version 1 for a {@code First}.
     */
    private boolean leavesRecord(Seen seen) {
        return request.repeatable()
                && switch (participant.expectation()) {
                    case Expectation.Exactly exactly -> false;
                    case Expectation.First first -> seen.version() > 0;
                    case Expectation.Latest latest -> true;
                    case Expectation.Existing existing -> true;
                    case Expectation.UntouchedSince untouched -> true;
                };
    }

    private Written append(VersionedCommand next) {
        return switch (ledger.append(next)) {
            case Append.Appended appended -> new Written.Settled(new Outcome.Committed(next, false));
            case Append.Occupied(VersionedCommand by) -> settledOrBeaten(by);
        };
    }

    private Written transact(VersionedCommand next) {
        Instant now = clock.instant();
        KeyRecord key = repeats.record(List.of(next), now);
        return switch (ledger.transact(new Transaction(List.of(next), List.of(), Optional.of(key), now))) {
            case Transacted.Done done -> new Written.Settled(new Outcome.Committed(next, false));
            case Transacted.KeyTaken(KeyRecord by) -> new Written.Settled(repeated(by));
            case Transacted.Occupied(var by) -> settledOrBeaten(Objects.requireNonNull(by.get(next.stream())));
            case Transacted.TooLarge tooLarge ->
                throw new IllegalStateException("one command is never larger than a transaction may be");
        };
    }

    private Written settledOrBeaten(VersionedCommand by) {
        return by.commandId().equals(request.commandId()) ? new Written.Settled(repeated(by)) : new Written.Beaten(by);
    }

    private Outcome withoutWrite(Verdict verdict, Seen seen) {
        Optional<Participant.Meeting> obstacle =
                verdict instanceof Verdict.Elsewhere ? participant.obstacle(seen) : Optional.empty();
        Optional<VersionedCommand> own = obstacle.map(Participant.Meeting::rival)
                .filter(rival -> rival.commandId().equals(request.commandId()));
        if (own.isPresent()) {
            return repeated(own.get());
        }
        boolean recorded = !(participant.expectation() instanceof Expectation.Exactly);
        Optional<KeyRecord> earlier = recorded ? repeats.earlier() : Optional.empty();
        return earlier.map(this::repeated).orElseGet(() -> switch (verdict) {
            case Verdict.Elsewhere elsewhere -> participant.conflict(seen, obstacle, false);
            case Verdict.No(Rejection no) -> new Outcome.Rejected(no);
            case Verdict.NothingToDo(VersionedCommand head) -> new Outcome.Unchanged(head);
            case Verdict.Write write -> throw new IllegalStateException("a write is no answer without one");
        });
    }

    private Outcome repeated(KeyRecord earlier) {
        return repeats.isOf(earlier.fingerprint())
                ? committed(repeats.receipts(earlier).getFirst())
                : new Outcome.KeyReused();
    }

    private Outcome repeated(VersionedCommand own) {
        return repeats.isOf(own.fingerprint()) ? committed(own) : new Outcome.KeyReused();
    }

    /** Meeting exactly what this run has sent is no repeat, if the answer to that had been lost. */
    private Outcome committed(VersionedCommand receipt) {
        boolean ownAnswer =
                ledger.lostAnAnswer() && sent.filter(receipt::equals).isPresent();
        return new Outcome.Committed(receipt, !ownAnswer);
    }
}
