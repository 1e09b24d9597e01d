package io.tiebreak.functions.signals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.Ulid;
import io.tiebreak.address.Address;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Refusal;
import io.tiebreak.functions.http.Times;
import io.tiebreak.insight.ConflictId;
import io.tiebreak.insight.Refused;
import io.tiebreak.insight.Rival;
import io.tiebreak.insight.Target;
import io.tiebreak.json.Json;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.Lease;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterDecider;
import io.tiebreak.register.RegisterOutcome;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How callers are told that a command to a shared value was refused. */
final class SignalProblems {
    private final Ulid ids;
    private final Surroundings surroundings;

    @Inject
    SignalProblems(Ulid ids, Surroundings surroundings) {
        this.ids = ids;
        this.surroundings = surroundings;
    }

    static Refusal noBundle() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such bundle, or not any more.")
                .refusal();
    }

    /** How operators are told of what a command to a shared value is about. */
    static Target about(Address address, String operation) {
        return new Target(Target.SIGNAL, address.toString(), operation);
    }

    /**
     * What the caller is told; operators are told as well if it is a conflict or a lock.
     *
     * @param valueField where the value stands in the request
     */
    Problem of(Call call, Target about, RegisterOutcome.Unwritten outcome, String valueField) {
        return switch (outcome) {
            case RegisterOutcome.Conflict conflict -> conflict(call, about, conflict);
            case RegisterOutcome.Locked(var current) -> locked(call, about, current);
            case RegisterOutcome.Closed closed ->
                Problem.of(ProblemType.FORBIDDEN, "The rule of this address leaves direct writes to its authority.");
            case RegisterOutcome.Absent absent -> Problem.of(ProblemType.NOT_FOUND, "There is no value here.");
            case RegisterOutcome.NoNumber none ->
                Problem.invalid(valueField, "The rule of this address takes numbers only.");
            case RegisterOutcome.TooLarge large ->
                Problem.of(
                        ProblemType.TOO_LARGE,
                        "A value has at most " + RegisterDecider.MOST_BYTES / 1024 + " KB of JSON.");
            case RegisterOutcome.NoSum(Register current) ->
                new Problem(
                        ProblemType.REJECTED,
                        "Nothing can be added to the value here: it is no number, or the sum has more than 38 digits.",
                        Json.object().put("code", "no-sum"));
            case RegisterOutcome.Superseded superseded ->
                throw new IllegalStateException("losing to a newer value is no problem");
        };
    }

    private Problem conflict(Call call, Target about, RegisterOutcome.Conflict conflict) {
        var id = ConflictId.of(ids.next(), about);
        call.report()
                .refused(new Refused(
                        id,
                        ProblemType.CONFLICT.status(),
                        OptionalLong.of(conflict.expected()),
                        conflict.currentRevision(),
                        conflict.current().map(SignalProblems::rival),
                        List.of(),
                        false));
        ObjectNode members = Json.object()
                .put("statusCode", ProblemType.CONFLICT.status())
                .put("error", "Conflict")
                .put("message", "Version conflict. Please refresh and try again.")
                .put("expectedRevision", conflict.expected())
                .put("currentRevision", conflict.currentRevision());
        Instant now = surroundings.clock().instant();
        conflict.current()
                .filter(Register::alive)
                .ifPresent(current -> members.set("current", SignalDocuments.signal(current, now)));
        conflict.current().ifPresent(current -> members.set("rival", rivalJson(current)));
        members.put("conflictId", id.toString()).put("retryable", true);
        String found = conflict.currentRevision() == 0
                ? "there is no value."
                : "revision " + conflict.currentRevision() + " is the newest.";
        return new Problem(
                ProblemType.CONFLICT, "Expected revision " + conflict.expected() + ", but " + found, members);
    }

    private static Rival rival(Register current) {
        return new Rival(
                current.last().writer(),
                Optional.of(current.last().commandId()),
                Optional.of(current.last().at()),
                OptionalLong.of(current.revision()));
    }

    private static ObjectNode rivalJson(Register current) {
        return Json.object()
                .put("actor", current.last().writer())
                .put("commandId", current.last().commandId())
                .put("at", Times.text(current.last().at()))
                .put("version", current.revision());
    }

    /** A bundle was to be cancelled that was faster. */
    Problem alreadyRun(Call call, Target about, Bundle bundle) {
        var id = ConflictId.of(ids.next(), about);
        var rival = new Rival(bundle.writer(), Optional.of(bundle.commandId()), Optional.empty(), OptionalLong.empty());
        call.report()
                .refused(new Refused(
                        id,
                        ProblemType.ALREADY_RUN.status(),
                        OptionalLong.empty(),
                        0,
                        Optional.of(rival),
                        List.of(),
                        false));
        return new Problem(
                ProblemType.ALREADY_RUN,
                "This bundle has run; it can't be cancelled any more.",
                Json.object().put("conflictId", id.toString()));
    }

    private Problem locked(Call call, Target about, Optional<Register> current) {
        Instant now = surroundings.clock().instant();
        Optional<Lease> held = current.flatMap(register -> register.lockedAt(now));
        var id = ConflictId.of(ids.next(), about);
        call.report()
                .refused(new Refused(
                        id,
                        ProblemType.LOCKED.status(),
                        OptionalLong.empty(),
                        current.filter(Register::alive).map(Register::revision).orElse(0L),
                        held.map(lock ->
                                new Rival(lock.holder(), Optional.empty(), Optional.empty(), OptionalLong.empty())),
                        List.of(),
                        false));
        ObjectNode members = Json.object();
        held.ifPresent(lock -> members.put("holder", lock.holder()).put("expiresAt", Times.text(lock.end())));
        members.put("fence", current.map(Register::fence).orElse(0L))
                .put("conflictId", id.toString())
                .put("retryable", true);
        String detail = members.has("holder")
                ? "Nothing happened: the lock is held until it is released or expires, or the fence is not the newest one."
                : "Nothing happened: the fence is not the newest one, or the lock was held when this was judged.";
        return new Problem(ProblemType.LOCKED, detail, members);
    }
}
