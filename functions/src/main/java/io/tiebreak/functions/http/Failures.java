package io.tiebreak.functions.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.OutcomeUnknown;
import io.tiebreak.command.Rejection;
import io.tiebreak.insight.ConflictId;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.StoreException;
import io.tiebreak.view.Parked;
import java.util.Optional;

/** How every failure is told to a caller. No other place knows. */
public final class Failures {
    private Failures() {}

    /** The problem a failure is. */
    public static Problem of(RuntimeException failure) {
        return switch (failure) {
            case Refusal refusal -> refusal.problem();
            case OutcomeUnknown unknown ->
                Problem.of(
                        ProblemType.OUTCOME_UNKNOWN,
                        "The write may have happened or not. Send the same request again with the same Idempotency-Key: it"
                                + " takes effect once, and the answer tells. Without a key, read before writing again.");
            case StoreException store -> of(store);
            default -> internal();
        };
    }

    private static Problem of(StoreException failure) {
        return switch (failure) {
            case StoreException.Throttled throttled ->
                Problem.of(
                        ProblemType.THROTTLED, "The store is throttling. Nothing happened; try again a little later.");
            case StoreException.TransactionConflict conflict ->
                Problem.of(
                        ProblemType.THROTTLED,
                        "Other transactions kept hold of the same item. Nothing happened; try again a little later.");
            case StoreException.Unanswered unanswered ->
                Problem.of(
                        ProblemType.UNAVAILABLE,
                        "The store gives no answer. Nothing happened; try again a little later.");
            case StoreException.Refused refused -> internal();
            case StoreException.Unstorable unstorable -> internal();
        };
    }

    private static Problem internal() {
        return Problem.of(ProblemType.INTERNAL, "This is our fault. Name the requestId when you report it.");
    }

    /** The domain's no. */
    public static Problem of(Rejection rejection) {
        return switch (rejection.code()) {
            case Rejection.NOT_FOUND -> Problem.of(ProblemType.NOT_FOUND, rejection.detail());
            case Rejection.TOO_LARGE -> Problem.of(ProblemType.TOO_LARGE, rejection.detail());
            default ->
                new Problem(
                        ProblemType.REJECTED, rejection.detail(), Json.object().put("code", rejection.code()));
        };
    }

    /** A stream that was redriven and still cannot be applied to its view. */
    public static Problem of(Parked parked) {
        return new Problem(
                ProblemType.REJECTED,
                "Version " + parked.version() + " still cannot be applied, so the stream goes on waiting.",
                Json.object()
                        .put("code", "still-parked")
                        .put("version", parked.version())
                        .put("reason", parked.reason()));
    }

    /** A cursor of a list that is not to be had any more, because its view was rebuilt since. */
    public static Problem staleCursor() {
        return Problem.invalid(
                "cursor", "The view was rebuilt since this cursor was given out; begin again without one.");
    }

    /** The same {@code Idempotency-Key} with another request. */
    public static Problem keyReused() {
        return Problem.of(
                ProblemType.KEY_REUSED,
                "Another request was carried out under this Idempotency-Key. Nothing happened; take a new key.");
    }

    /**
     * A version conflict: 412 if a header of the request said what to expect, else 409, with the same members.
     *
     * @param current what is there now, as a read would answer it; empty if nothing is
     * @param conflictId names this conflict
     */
    public static Problem of(
            Outcome.Conflict conflict, Expected expected, Optional<JsonNode> current, ConflictId conflictId) {
        ProblemType type = expected.byHeader() ? ProblemType.PRECONDITION_FAILED : ProblemType.CONFLICT;
        ObjectNode members = Json.object()
                .put("statusCode", type.status())
                .put("error", expected.byHeader() ? "Precondition Failed" : "Conflict")
                .put("message", "Version conflict. Please refresh and try again.")
                .put("expectedVersion", conflict.expected().version())
                .put("currentVersion", conflict.currentVersion());
        current.ifPresent(now -> members.set("current", now));
        conflict.rival().ifPresent(rival -> members.set("rival", rival(rival)));
        conflict.changedFields().forEach(members.putArray("changedFields")::add);
        members.put("conflictId", conflictId.toString()).put("retryable", true);
        return new Problem(type, detail(conflict), members);
    }

    private static ObjectNode rival(VersionedCommand rival) {
        return Json.object()
                .put("actor", rival.actor())
                .put("commandId", rival.commandId())
                .put("at", Times.text(rival.at()))
                .put("version", rival.version());
    }

    private static String detail(Outcome.Conflict conflict) {
        long current = conflict.currentVersion();
        String now = current == 0 ? "nothing exists." : "version " + current + " is the newest.";
        return conflict.gaveUp()
                ? "Others were faster again and again; by now " + now
                : "Expected " + expected(conflict.expected()) + ", but " + now;
    }

    private static String expected(Expectation expectation) {
        return switch (expectation) {
            case Expectation.First first -> "that nothing exists";
            case Expectation.Exactly exactly -> "version " + exactly.version();
            case Expectation.Latest latest -> "whatever is the newest";
            case Expectation.Existing existing -> "that it exists";
            case Expectation.UntouchedSince since ->
                "that nobody touched these fields since version " + since.version();
        };
    }
}
