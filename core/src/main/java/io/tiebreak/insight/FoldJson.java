package io.tiebreak.insight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Folds as the JSON they are kept as. */
final class FoldJson {
    private static final String TARGETS = "targets";
    private static final String OMITTED = "omitted";
    private static final String MINUTES = "minutes";

    private FoldJson() {}

    static ObjectNode json(Fold fold) {
        ObjectNode json = Json.object();
        json.set(TARGETS, TallyJson.json(fold.targets()));
        fold.omitted().forEach(json.putObject(OMITTED)::put);
        ObjectNode minutes = json.putObject(MINUTES);
        fold.minutes().forEach((kind, one) -> minutes.set(kind, json(one)));
        return json;
    }

    static Fold fold(JsonNode json) {
        SortedMap<String, Long> omitted = new TreeMap<>();
        json.path(OMITTED)
                .properties()
                .forEach(one -> omitted.put(one.getKey(), one.getValue().longValue()));
        SortedMap<String, Fold.Minutes> minutes = new TreeMap<>();
        json.path(MINUTES).properties().forEach(one -> minutes.put(one.getKey(), minutes(one.getValue())));
        return new Fold(TallyJson.tallies(json.path(TARGETS)), omitted, minutes);
    }

    private static ObjectNode json(Fold.Minutes minutes) {
        ObjectNode json = Json.object();
        minutes.counts().forEach((minute, counts) -> json.set(minute.toString(), TallyJson.json(counts)));
        return json;
    }

    private static Fold.Minutes minutes(JsonNode json) {
        SortedMap<Instant, Counts> counts = new TreeMap<>();
        json.properties().forEach(one -> counts.put(Instant.parse(one.getKey()), TallyJson.counts(one.getValue())));
        return new Fold.Minutes(counts);
    }
}
