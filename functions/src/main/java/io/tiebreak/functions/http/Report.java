package io.tiebreak.functions.http;

import io.tiebreak.command.Request;
import io.tiebreak.functions.log.CommandLine;
import io.tiebreak.insight.Encounter;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.Refused;
import io.tiebreak.insight.Rival;
import io.tiebreak.insight.Target;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What operators are told of the command of a call. The route says what it is about before it carries it out, and then what
 * came of it; where it does not come to that, the problem that its caller is told says it.
 */
public final class Report {
    private final Meter meter;
    private final Set<Encounter> met = EnumSet.noneOf(Encounter.class);
    private Optional<About> about = Optional.empty();
    private Optional<String> outcome = Optional.empty();
    private OptionalLong version = OptionalLong.empty();
    private Optional<Refused> refused = Optional.empty();

    Report(Meter meter) {
        this.meter = meter;
    }

    private record About(Caller caller, Target target, Request request) {}

    /** There is a command, and this is what it is about. */
    public void about(Caller caller, Target target, Request request) {
        about = Optional.of(new About(caller, target, request));
    }

    /**
     * It happened.
     *
     * @param newest the version or revision it made; 0 if it made none
     * @param before whether an earlier request under the same key did it
     * @param rebased whether on a newer version than its caller knew
     */
    public void happened(long newest, boolean before, boolean rebased) {
        ended(before ? "repeated" : CommandLine.ACCEPTED, newest);
        if (before) {
            met.add(Encounter.DEDUPLICATED);
        } else if (rebased || meter.rivals() > 0) {
            met.add(Encounter.RETRIED);
        }
    }

    /** All was as it wants it already. */
    public void unchanged(long newest) {
        ended("unchanged", newest);
    }

    /** It lost to what is there. */
    public void superseded(long newest) {
        ended("superseded", newest);
        met.add(Encounter.SUPERSEDED);
    }

    /** Its caller is told of a conflict, or of a lock. */
    public void refused(Refused why) {
        refused = Optional.of(why);
        met.add(why.status() == ProblemType.LOCKED.status() ? Encounter.LOCK_REFUSED : Encounter.PERMANENT);
    }

    private void ended(String how, long newest) {
        outcome = Optional.of(how);
        version = newest == 0 ? OptionalLong.empty() : OptionalLong.of(newest);
    }

    /**
     * The line of it; empty if it did not come to a command.
     *
     * @param problem what the caller was told if it did not happen
     */
    Optional<CommandLine> line(Call call, Optional<ProblemType> problem, Instant now) {
        if (meter.transactionConflicts() > 0) {
            met.add(Encounter.TRANSACTION_CONFLICT);
        }
        return about.map(one -> new CommandLine(
                new CommandLine.Names(
                        call.requestId(),
                        call.traceId(),
                        Optional.of(one.request().commandId())),
                one.target(),
                outcome.or(() -> problem.map(ProblemType::slug)).orElse("failed"),
                version,
                meter,
                incident(call, one, now)));
    }

    private Optional<Incident> incident(Call call, About one, Instant now) {
        if (met.isEmpty()) {
            return Optional.empty();
        }
        Stream<String> rival = refused.flatMap(Refused::rival).map(Rival::actor).stream();
        return Optional.of(new Incident(
                one.caller().tenant(),
                one.target(),
                met,
                now,
                meter.attempts(),
                Stream.concat(Stream.of(one.caller().writer()), rival).toList(),
                call.requestId(),
                call.traceId(),
                refused));
    }
}
