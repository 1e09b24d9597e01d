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
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * What operators are told of the command of a call. The route says what it is about before it carries it out, and then what
 * came of it; where it does not come to that, the problem that its caller is told says it.
 */
public final class Report {
    private final Meter meter;
    private final AtomicReference<Optional<About>> about = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Optional<Ending>> ending = new AtomicReference<>(Optional.empty());

    Report(Meter meter) {
        this.meter = meter;
    }

    private record About(Caller caller, Target target, Request request) {}

    /** @param outcome empty if it is the problem that the caller is told */
    private record Ending(
            Optional<String> outcome, OptionalLong version, Optional<Encounter> met, Optional<Refused> refused) {}

    /** There is a command, and this is what it is about. */
    public void about(Caller caller, Target target, Request request) {
        about.set(Optional.of(new About(caller, target, request)));
    }

    /**
     * It happened.
     *
     * @param newest the version or revision it made; 0 if it made none
     * @param before whether an earlier request under the same key did it
     * @param rebased whether on a newer version than its caller knew
     */
    public void happened(long newest, boolean before, boolean rebased) {
        if (before) {
            ended("repeated", newest, Optional.of(Encounter.DEDUPLICATED));
        } else {
            boolean retried = rebased || meter.rivals() > 0;
            ended(CommandLine.ACCEPTED, newest, retried ? Optional.of(Encounter.RETRIED) : Optional.empty());
        }
    }

    /** All was as it wants it already. */
    public void unchanged(long newest) {
        ended("unchanged", newest, Optional.empty());
    }

    /** It lost to what is there. */
    public void superseded(long newest) {
        ended("superseded", newest, Optional.of(Encounter.SUPERSEDED));
    }

    private void ended(String outcome, long newest, Optional<Encounter> met) {
        OptionalLong version = newest == 0 ? OptionalLong.empty() : OptionalLong.of(newest);
        ending.set(Optional.of(new Ending(Optional.of(outcome), version, met, Optional.empty())));
    }

    /** Its caller is told of a conflict, or of a lock. */
    public void refused(Refused why) {
        Encounter met = why.status() == ProblemType.LOCKED.status() ? Encounter.LOCK_REFUSED : Encounter.PERMANENT;
        ending.set(Optional.of(new Ending(Optional.empty(), OptionalLong.empty(), Optional.of(met), Optional.of(why))));
    }

    /**
     * The line of it; empty if it did not come to a command.
     *
     * @param problem what the caller was told if it did not happen
     */
    Optional<CommandLine> line(Call call, Optional<ProblemType> problem, Instant now) {
        Optional<Ending> end = ending.get();
        return about.get()
                .map(one -> new CommandLine(
                        new CommandLine.Names(
                                call.requestId(), call.traceId(), one.request().commandId()),
                        one.target(),
                        end.flatMap(Ending::outcome)
                                .or(() -> problem.map(ProblemType::slug))
                                .orElse("answered"),
                        end.map(Ending::version).orElse(OptionalLong.empty()),
                        meter,
                        incident(call, one, end, now)));
    }

    private Optional<Incident> incident(Call call, About one, Optional<Ending> end, Instant now) {
        Set<Encounter> met = EnumSet.noneOf(Encounter.class);
        end.flatMap(Ending::met).ifPresent(met::add);
        if (meter.transactionConflicts() > 0) {
            met.add(Encounter.TRANSACTION_CONFLICT);
        }
        if (met.isEmpty()) {
            return Optional.empty();
        }
        Optional<Refused> refused = end.flatMap(Ending::refused);
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
