package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/** What the backend's answers to writes of shared values mean. */
final class Answers {
    private Answers() {}

    static SetOutcome set(Reply reply) {
        if (!reply.good()) {
            return refusal(reply);
        }
        Signal signal = Documents.signal(reply.body());
        return reply.body().path("applied").booleanValue()
                ? new SetOutcome.Applied(signal, reply.body().path("conflict").booleanValue(), reply.replayed())
                : new SetOutcome.Superseded(signal);
    }

    static LockOutcome lock(Reply reply) {
        if (!reply.good()) {
            return refusal(reply);
        }
        Signal signal = Documents.signal(reply.body());
        return new LockOutcome.Granted(signal, signal.lock().orElseThrow());
    }

    static RemoveOutcome removed(Reply reply) {
        return reply.good()
                ? new RemoveOutcome.Removed(
                        Documents.address(reply.body()),
                        reply.body().path("revision").longValue())
                : refusal(reply);
    }

    static BundleOutcome bundle(Reply reply) {
        if (!reply.good()) {
            return new BundleOutcome.Refused(reply.body().path("failedIndex").intValue(), refusal(reply));
        }
        return reply.status() == 202
                ? new BundleOutcome.Scheduled(Documents.time(reply.body(), "at"))
                : new BundleOutcome.Done(Documents.results(reply.body()), reply.replayed());
    }

    /**
     * What a caller has to expect.
     *
     * @throws Invalid if it is nothing of that kind
     */
    static Refusal refusal(Reply reply) {
        JsonNode body = reply.body();
        return switch (reply.problem().type()) {
            case "/problems/conflict" -> conflict(body);
            case "/problems/locked" -> locked(body);
            case "/problems/not-found" -> new Refusal.Absent();
            case "/problems/rejected" ->
                new Refusal.Rejected(
                        body.path("code").asText(), body.path("detail").asText());
            default -> throw new Invalid(reply.problem());
        };
    }

    private static Refusal conflict(JsonNode body) {
        return new Refusal.Conflict(
                body.path("expectedRevision").longValue(),
                Optional.of(body.path("current")).filter(JsonNode::isObject).map(Documents::signal),
                Documents.rival(body),
                body.path("conflictId").asText());
    }

    private static Refusal locked(JsonNode body) {
        return new Refusal.Locked(
                Documents.text(body, "holder"),
                Documents.text(body, "expiresAt").map(Instant::parse),
                body.path("fence").longValue(),
                body.path("conflictId").asText());
    }
}
