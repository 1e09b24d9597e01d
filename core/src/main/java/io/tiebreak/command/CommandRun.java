package io.tiebreak.command;

import static io.tiebreak.store.Consistency.EVENTUAL;
import static io.tiebreak.store.Consistency.STRONG;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Difference;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** One command on its way: look, decide, append, and once more if somebody else was faster. */
final class CommandRun<C, E, S> {
    private final PatientLedger ledger;
    private final Aggregate<C, E, S> aggregate;
    private final InstantSource clock;
    private final Expectation expectation;
    private final C command;
    private final Request request;
    private Optional<Step.Met> lastMeeting = Optional.empty();
    private int meetings;

    CommandRun(
            PatientLedger ledger,
            Aggregate<C, E, S> aggregate,
            InstantSource clock,
            Expectation expectation,
            C command,
            Request request) {
        this.ledger = ledger;
        this.aggregate = aggregate;
        this.clock = clock;
        this.expectation = expectation;
        this.command = command;
        this.request = request;
    }

    /** Where one look at the stream leads. */
    private sealed interface Step {
        record Done(Outcome outcome) implements Step {}

        /** The answer would be given without a write, and what it rests on may be old. */
        record Unsure() implements Step {}

        /** The version was taken by a rival; {@code on} is what the command had been decided on. */
        record Met(Seen on, VersionedCommand rival) implements Step {}
    }

    Outcome outcome() {
        // Who expects nothing to be there need not look: the put itself will say.
        Seen seen =
                expectation instanceof Expectation.First ? new Seen(Optional.empty(), EVENTUAL) : ledger.head(EVENTUAL);
        while (true) {
            switch (tryOn(seen)) {
                case Step.Done done -> {
                    return done.outcome();
                }
                case Step.Unsure unsure -> seen = ledger.head(STRONG);
                case Step.Met met -> {
                    lastMeeting = Optional.of(met);
                    meetings++;
                    boolean again = decidesAnew() && meetings == 1;
                    if (decidesAnew() && !again && !ledger.waitedForOthers()) {
                        return conflict(ledger.head(STRONG));
                    }
                    // The first rival's state is fresh and in hand; after that, looking is better than chasing.
                    seen = again ? new Seen(Optional.of(met.rival()), EVENTUAL) : ledger.head(STRONG);
                }
            }
        }
    }

    private boolean decidesAnew() {
        return expectation instanceof Expectation.Latest || expectation instanceof Expectation.Existing;
    }

    private Step tryOn(Seen seen) {
        if (!seen.meets(expectation)) {
            return withoutWrite(seen, () -> conflict(seen));
        }
        Optional<S> state = seen.state().map(aggregate::state);
        return switch (aggregate.decide(command, state)) {
            case Decision.Refused<E>(Rejection no) -> withoutWrite(seen, () -> new Outcome.Rejected(no));
            case Decision.Accepted<E>(List<E> events)
            when events.isEmpty() -> withoutWrite(seen, () -> new Outcome.Unchanged(seen.head()));
            case Decision.Accepted<E>(List<E> events) -> append(seen, next(seen, state, events));
        };
    }

    private static Step withoutWrite(Seen seen, Supplier<Outcome> outcome) {
        return seen.strongly() ? new Step.Done(outcome.get()) : new Step.Unsure();
    }

    private Step append(Seen seen, VersionedCommand next) {
        return switch (ledger.append(next)) {
            case Append.Appended appended -> new Step.Done(new Outcome.Committed(next));
            case Append.Occupied(VersionedCommand by) when isOwn(by) -> new Step.Done(new Outcome.Committed(by));
            case Append.Occupied(VersionedCommand by) -> new Step.Met(seen, by);
        };
    }

    private boolean isOwn(VersionedCommand other) {
        return other.commandId().equals(request.commandId());
    }

    private VersionedCommand next(Seen seen, Optional<S> before, List<E> events) {
        Optional<S> after = before;
        for (E event : events) {
            after = aggregate.evolve(after, event);
        }
        long version = seen.version() + 1;
        Instant at = seen.notBefore(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new VersionedCommand(
                ledger.stream(),
                version,
                request.commandId(),
                request.fingerprint(),
                aggregate.nameOf(command),
                events.stream().map(aggregate::storedEvent).toList(),
                after.map(aggregate::storedState),
                seen.life().orElse(new Origin(version, at, request.actor())),
                request.actor(),
                at,
                meetings + 1);
    }

    /** Answers with a conflict, unless it turns out that the caller met himself. */
    private Outcome conflict(Seen now) {
        long before = versionBefore(now);
        if (before >= now.version()) {
            return new Outcome.Conflict(expectation, now.head(), Optional.empty(), List.of());
        }
        Step.Met met = lastMeeting
                .filter(meeting -> meeting.rival().version() == before + 1)
                .orElseGet(() -> read(before));
        if (isOwn(met.rival())) {
            return new Outcome.Committed(met.rival());
        }
        List<String> changed = Difference.between(json(met.on()), json(now));
        return new Outcome.Conflict(expectation, now.head(), Optional.of(met.rival()), changed);
    }

    /** The version that the caller expected, or decided on, to be the newest. */
    private long versionBefore(Seen now) {
        return switch (expectation) {
            // Not version 0 for ever: what stands in the way is the life that began after the last tombstone.
            case Expectation.First first -> now.life().map(Origin::version).orElse(1L) - 1;
            case Expectation.Exactly exactly -> exactly.version();
            case Expectation.Latest latest ->
                lastMeeting.map(met -> met.on().version()).orElse(now.version());
            case Expectation.Existing existing -> Math.max(0, now.version() - 1);
        };
    }

    private Step.Met read(long version) {
        List<VersionedCommand> pair = ledger.versions(Math.max(1, version), version + 1);
        Optional<VersionedCommand> on =
                pair.stream().filter(one -> one.version() == version).findFirst();
        return new Step.Met(new Seen(on, STRONG), pair.getLast());
    }

    private static JsonNode json(Seen seen) {
        return seen.state().map(Document::json).orElseGet(Json::object);
    }
}
