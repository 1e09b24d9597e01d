package io.tiebreak.insight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Tallies and counts as the JSON they are kept as. */
final class TallyJson {
    private static final String KIND = "kind";
    private static final String KEY = "key";
    private static final String OPERATION = "operation";
    private static final String COUNTS = "counts";
    private static final String WRITERS = "writers";
    private static final String FIELDS = "fields";
    private static final String WOULD_HAVE_MERGED = "wouldHaveMerged";
    private static final String MAX_ATTEMPTS = "maxAttempts";
    private static final String LAST_AT = "lastAt";
    private static final String LAST_CONFLICT_ID = "lastConflictId";

    private TallyJson() {}

    static ArrayNode json(List<TargetTally> tallies) {
        ArrayNode json = Json.array();
        tallies.forEach(tally -> json.add(json(tally)));
        return json;
    }

    static List<TargetTally> tallies(JsonNode json) {
        return json.valueStream().map(TallyJson::tally).toList();
    }

    static ObjectNode json(Counts counts) {
        ObjectNode json = Json.object();
        counts.of().forEach((encounter, count) -> json.put(encounter.text(), count));
        return json;
    }

    static Counts counts(JsonNode json) {
        Map<Encounter, Long> counts = new EnumMap<>(Encounter.class);
        json.properties()
                .forEach(one ->
                        counts.put(Encounter.of(one.getKey()), one.getValue().longValue()));
        return new Counts(counts);
    }

    private static ObjectNode json(TargetTally tally) {
        ObjectNode json = Json.object()
                .put(KIND, tally.target().kind())
                .put(KEY, tally.target().key())
                .put(OPERATION, tally.target().operation());
        json.set(COUNTS, json(tally.counts()));
        tally.writers().forEach(json.putArray(WRITERS)::add);
        tally.fields().forEach(json.putObject(FIELDS)::put);
        json.put(WOULD_HAVE_MERGED, tally.wouldHaveMerged())
                .put(MAX_ATTEMPTS, tally.maxAttempts())
                .put(LAST_AT, tally.lastAt().toEpochMilli());
        tally.lastConflictId().ifPresent(id -> json.put(LAST_CONFLICT_ID, id.toString()));
        return json;
    }

    private static TargetTally tally(JsonNode json) {
        return new TargetTally(
                new Target(
                        json.path(KIND).textValue(),
                        json.path(KEY).textValue(),
                        json.path(OPERATION).textValue()),
                counts(json.path(COUNTS)),
                writers(json.path(WRITERS)),
                fields(json.path(FIELDS)),
                json.path(WOULD_HAVE_MERGED).longValue(),
                json.path(MAX_ATTEMPTS).longValue(),
                Instant.ofEpochMilli(json.path(LAST_AT).longValue()),
                Optional.ofNullable(json.path(LAST_CONFLICT_ID).textValue())
                        .map(id -> ConflictId.parse(id).orElseThrow()));
    }

    private static SortedSet<String> writers(JsonNode json) {
        SortedSet<String> writers = new TreeSet<>();
        json.forEach(one -> writers.add(one.textValue()));
        return writers;
    }

    private static SortedMap<String, Long> fields(JsonNode json) {
        SortedMap<String, Long> fields = new TreeMap<>();
        json.properties().forEach(one -> fields.put(one.getKey(), one.getValue().longValue()));
        return fields;
    }
}
