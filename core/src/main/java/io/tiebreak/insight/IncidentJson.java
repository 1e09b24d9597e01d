package io.tiebreak.insight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** Incidents as JSON: so they are printed, and so those that are kept are kept. */
public final class IncidentJson {
    private static final String TENANT = "tenant";
    private static final String KIND = "kind";
    private static final String KEY = "key";
    private static final String OPERATION = "operation";
    private static final String ENCOUNTERS = "encounters";
    private static final String AT = "at";
    private static final String ATTEMPTS = "attempts";
    private static final String WRITERS = "writers";
    private static final String REQUEST_ID = "requestId";
    private static final String TRACE_ID = "traceId";
    private static final String REFUSED = "refused";
    private static final String CONFLICT_ID = "conflictId";
    private static final String STATUS = "status";
    private static final String EXPECTED = "expected";
    private static final String CURRENT = "current";
    private static final String RIVAL = "rival";
    private static final String ACTOR = "actor";
    private static final String COMMAND_ID = "commandId";
    private static final String VERSION = "version";
    private static final String CHANGED_FIELDS = "changedFields";
    private static final String WOULD_HAVE_MERGED = "wouldHaveMerged";

    private IncidentJson() {}

    public static ObjectNode json(Incident incident) {
        ObjectNode json = Json.object()
                .put(TENANT, incident.tenant())
                .put(KIND, incident.target().kind())
                .put(KEY, incident.target().key())
                .put(OPERATION, incident.target().operation());
        incident.encounters().stream().sorted().map(Encounter::text).forEach(json.putArray(ENCOUNTERS)::add);
        json.put(AT, incident.at().toString()).put(ATTEMPTS, incident.attempts());
        incident.writers().forEach(json.putArray(WRITERS)::add);
        json.put(REQUEST_ID, incident.requestId());
        incident.traceId().ifPresent(id -> json.put(TRACE_ID, id));
        incident.refused().ifPresent(refused -> json.set(REFUSED, json(refused)));
        return json;
    }

    private static ObjectNode json(Refused refused) {
        ObjectNode json =
                Json.object().put(CONFLICT_ID, refused.id().toString()).put(STATUS, refused.status());
        refused.expected().ifPresent(expected -> json.put(EXPECTED, expected));
        json.put(CURRENT, refused.current());
        refused.rival().ifPresent(rival -> json.set(RIVAL, json(rival)));
        refused.changedFields().forEach(json.putArray(CHANGED_FIELDS)::add);
        return json.put(WOULD_HAVE_MERGED, refused.wouldHaveMerged());
    }

    private static ObjectNode json(Rival rival) {
        ObjectNode json = Json.object().put(ACTOR, rival.actor());
        rival.commandId().ifPresent(id -> json.put(COMMAND_ID, id));
        rival.at().ifPresent(at -> json.put(AT, at.toString()));
        rival.version().ifPresent(version -> json.put(VERSION, version));
        return json;
    }

    /** What {@link #json} wrote. */
    public static Incident incident(JsonNode json) {
        return new Incident(
                json.path(TENANT).textValue(),
                new Target(
                        json.path(KIND).textValue(),
                        json.path(KEY).textValue(),
                        json.path(OPERATION).textValue()),
                encounters(json.path(ENCOUNTERS)),
                Instant.parse(json.path(AT).textValue()),
                json.path(ATTEMPTS).longValue(),
                texts(json.path(WRITERS)),
                json.path(REQUEST_ID).textValue(),
                text(json, TRACE_ID),
                json.has(REFUSED) ? Optional.of(refused(json.path(REFUSED))) : Optional.empty());
    }

    private static Refused refused(JsonNode json) {
        return new Refused(
                ConflictId.parse(json.path(CONFLICT_ID).textValue()).orElseThrow(),
                json.path(STATUS).intValue(),
                number(json, EXPECTED),
                json.path(CURRENT).longValue(),
                json.has(RIVAL) ? Optional.of(rival(json.path(RIVAL))) : Optional.empty(),
                texts(json.path(CHANGED_FIELDS)),
                json.path(WOULD_HAVE_MERGED).booleanValue());
    }

    private static Rival rival(JsonNode json) {
        return new Rival(
                json.path(ACTOR).textValue(),
                text(json, COMMAND_ID),
                text(json, AT).map(Instant::parse),
                number(json, VERSION));
    }

    private static Set<Encounter> encounters(JsonNode json) {
        Set<Encounter> encounters = EnumSet.noneOf(Encounter.class);
        json.forEach(one -> encounters.add(Encounter.of(one.textValue())));
        return encounters;
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.path(field).textValue());
    }

    private static OptionalLong number(JsonNode json, String field) {
        return json.has(field) ? OptionalLong.of(json.path(field).longValue()) : OptionalLong.empty();
    }

    private static List<String> texts(JsonNode json) {
        List<String> texts = new ArrayList<>();
        json.forEach(one -> texts.add(one.textValue()));
        return texts;
    }
}
