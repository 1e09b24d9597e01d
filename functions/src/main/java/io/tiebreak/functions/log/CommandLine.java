package io.tiebreak.functions.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.insight.Encounter;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.Target;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What the log says of a command that was carried out, or refused: never what it says itself.
 *
 * @param names the call it came with
 * @param target what it was about
 * @param outcome {@code accepted}, {@code unchanged}, {@code repeated}, {@code superseded}, or the problem it was answered with
 * @param version what it left, or was answered with; empty if it was refused
 * @param meter what it spent
 * @param incident what it met, if anything
 */
public record CommandLine(
        Names names, Target target, String outcome, OptionalLong version, Meter meter, Optional<Incident> incident) {
    /** It happened. */
    public static final String ACCEPTED = "accepted";

    /**
     * What a call is called.
     *
     * @param requestId by API Gateway
     * @param traceId by X-Ray; empty where nobody traces
     * @param commandId by whatever keeps it, if it happens
     */
    public record Names(String requestId, Optional<String> traceId, String commandId) {}

    Set<Encounter> encounters() {
        return incident.map(Incident::encounters).orElse(Set.of());
    }

    ObjectNode json() {
        ObjectNode json = Json.object().put("requestId", names.requestId());
        names.traceId().ifPresent(id -> json.put("traceId", id));
        json.put("commandId", names.commandId())
                .put("kind", target.kind())
                .put("key", target.key())
                .put("operation", target.operation())
                .put("outcome", outcome);
        version.ifPresent(newest -> json.put("version", newest));
        return json.put("attempts", meter.attempts());
    }
}
