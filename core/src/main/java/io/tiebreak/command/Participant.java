package io.tiebreak.command;

import static io.tiebreak.store.Consistency.EVENTUAL;
import static io.tiebreak.store.Consistency.STRONG;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Difference;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** One command on one stream: looks, judges, and tells what stood in its way. */
final class Participant<C, E, S> {
    private static final Rejection NOTHING_THERE =
            new Rejection(Rejection.NOT_FOUND, "There is nothing that the command could leave as it is.");

    private final PatientLedger ledger;
    private final InstantSource clock;
    private final Change<C, E, S> change;
    private final Request request;
    private Optional<Meeting> lastMeeting = Optional.empty();
    private Optional<Seen> baseline = Optional.empty();
    private int meetings;

    Participant(PatientLedger ledger, InstantSource clock, Change<C, E, S> change, Request request) {
        this.ledger = ledger;
        this.clock = clock;
        this.change = change;
        this.request = request;
    }

    /** An append that found its version taken: what it was decided on, and by whom it was beaten. */
    record Meeting(Seen on, VersionedCommand rival) {}

    StreamId stream() {
        return change.stream();
    }

    Expectation expectation() {
        return change.expectation();
    }

    /** Who expects nothing to be there need not look: the write itself will say. */
    Seen firstLook() {
        return expectation() instanceof Expectation.First
                ? new Seen(Optional.empty(), EVENTUAL)
                : ledger.head(stream(), EVENTUAL);
    }

    Seen look() {
        return ledger.head(stream(), STRONG);
    }

    /**
     * Looks again after a rival was faster; empty if the command would be decided anew, but there is no time for that.
     */
    Optional<Seen> lookAfter(Meeting meeting) {
        lastMeeting = Optional.of(meeting);
        meetings++;
        if (!decidesAnew()) {
            return Optional.of(look());
        }
        ledger.metRival();
        if (!ledger.mayTryAgain(meetings)) {
            return Optional.empty();
        }
        if (meetings == 1) {
            // The first rival's state is fresh and in hand; after that, looking is better than chasing.
            return Optional.of(new Seen(Optional.of(meeting.rival()), EVENTUAL));
        }
        return ledger.waitedForOthers() ? Optional.of(look()) : Optional.empty();
    }

    private boolean decidesAnew() {
        return switch (expectation()) {
            case Expectation.First first -> false;
            case Expectation.Exactly exactly -> false;
            case Expectation.Latest latest -> true;
            case Expectation.Existing existing -> true;
            case Expectation.UntouchedSince untouched -> true;
        };
    }

    Verdict judge(Seen seen) {
        if (!isAsExpected(seen)) {
            return new Verdict.Elsewhere();
        }
        Aggregate<C, E, S> aggregate = change.aggregate();
        Optional<S> state = seen.stateAs(aggregate);
        return switch (aggregate.decide(change.command(), state)) {
            case Decision.Refused<E>(Rejection no) -> new Verdict.No(no);
            case Decision.Accepted<E>(List<E> events)
            when events.isEmpty() ->
                seen.head().<Verdict>map(Verdict.NothingToDo::new).orElseGet(() -> new Verdict.No(NOTHING_THERE));
            case Decision.Accepted<E>(List<E> events) -> new Verdict.Write(next(seen, state, events));
        };
    }

    private boolean isAsExpected(Seen seen) {
        return switch (expectation()) {
            case Expectation.First first -> !seen.alive();
            case Expectation.Exactly(long version) -> seen.alive() && seen.version() == version;
            case Expectation.Latest latest -> true;
            case Expectation.Existing existing -> seen.alive();
            case Expectation.UntouchedSince(long version) -> isUntouched(seen, version);
        };
    }

    private boolean isUntouched(Seen seen, long version) {
        if (!livesOn(seen, version)) {
            return false;
        }
        return seen.version() == version || isUntouched(baseline(version), seen);
    }

    /** Whether what was there at that version is still what is there, however it may have changed. */
    private static boolean livesOn(Seen seen, long version) {
        return seen.version() >= version
                && seen.life().filter(life -> life.version() <= version).isPresent();
    }

    private boolean isUntouched(Seen before, Seen now) {
        JsonNode then = before.json(change.aggregate());
        JsonNode newest = now.json(change.aggregate());
        return change.aggregate().fieldsOf(change.command()).stream()
                .allMatch(field -> Json.same(then.at(field), newest.at(field)));
    }

    /** The version the caller knows; it never changes, so one read is enough. */
    private Seen baseline(long version) {
        if (baseline.isEmpty()) {
            baseline = Optional.of(pair(version).on());
        }
        return baseline.get();
    }

    private VersionedCommand next(Seen seen, Optional<S> before, List<E> events) {
        Aggregate<C, E, S> aggregate = change.aggregate();
        Optional<S> after = before;
        for (E event : events) {
            after = aggregate.evolve(after, event);
        }
        long version = seen.version() + 1;
        Instant at = seen.notBefore(clock.instant().truncatedTo(ChronoUnit.MILLIS));
        return new VersionedCommand(
                stream(),
                version,
                request.commandId(),
                request.fingerprint(),
                aggregate.nameOf(change.command()),
                events.stream().map(aggregate::storedEvent).toList(),
                after.map(aggregate::storedState),
                seen.life().orElse(new Origin(version, at, request.actor())),
                request.actor(),
                at,
                meetings + 1,
                request.traceId());
    }

    /** What stood in the way: the command that took the version after the one the caller expected or decided on. */
    Optional<Meeting> obstacle(Seen now) {
        long before = versionBefore(now);
        if (before >= now.version()) {
            return Optional.empty();
        }
        return Optional.of(lastMeeting
                .filter(meeting -> meeting.rival().version() == before + 1)
                .orElseGet(() -> pair(before)));
    }

    Outcome.Conflict conflict(Seen now, Optional<Meeting> obstacle, boolean gaveUp) {
        return new Outcome.Conflict(
                expectation(),
                now.head(),
                obstacle.map(Meeting::rival),
                obstacle.map(meeting -> difference(meeting.on(), now)).orElse(List.of()),
                obstacle.filter(meeting -> isRebasable(meeting.on(), now)).isPresent(),
                gaveUp);
    }

    private boolean isRebasable(Seen before, Seen now) {
        return expectation() instanceof Expectation.Exactly
                && now.alive()
                && livesOn(now, before.version())
                && isUntouched(before, now);
    }

    private List<String> difference(Seen before, Seen now) {
        return Difference.between(before.json(change.aggregate()), now.json(change.aggregate()));
    }

    private long versionBefore(Seen now) {
        return switch (expectation()) {
            // Not version 0 for ever: what stands in the way is the life that began after the last tombstone.
            case Expectation.First first -> now.life().map(Origin::version).orElse(1L) - 1;
            case Expectation.Exactly(long version) -> version;
            case Expectation.UntouchedSince(long version) -> version;
            case Expectation.Latest latest ->
                lastMeeting.map(meeting -> meeting.on().version()).orElse(now.version());
            case Expectation.Existing existing -> Math.max(0, now.version() - 1);
        };
    }

    private Meeting pair(long version) {
        List<VersionedCommand> pair = ledger.versions(stream(), Math.max(1, version), version + 1);
        Optional<VersionedCommand> on =
                pair.stream().filter(one -> one.version() == version).findFirst();
        return new Meeting(new Seen(on, STRONG), pair.getLast());
    }
}
