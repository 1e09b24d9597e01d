package io.tiebreak.view.dynamodb;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import io.tiebreak.store.Sweep;
import io.tiebreak.view.Building;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Lag;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A record of generations as JSON, but for its view and revision, and a lag as JSON. */
final class GenerationsJson {
    private GenerationsJson() {}

    static ObjectNode of(Generations generations) {
        ObjectNode json = Json.object().put("serving", generations.serving());
        generations
                .forms()
                .forEach((number, form) -> json.withObjectProperty("forms").put(number.toString(), form));
        generations.previous().ifPresent(number -> json.put("previous", number));
        generations.switching().ifPresent(number -> json.put("switching", number));
        generations.building().ifPresent(building -> json.set("building", of(building)));
        return json;
    }

    private static ObjectNode of(Building building) {
        ObjectNode json = Json.object()
                .put("generation", building.generation())
                .put("commands", building.commands())
                .put("parked", building.parked())
                .put("since", building.since().toString());
        building.removes().forEach(json.putArray("removes")::add);
        json.set("removing", of(building.removing()));
        json.set("copying", of(building.copying()));
        return json;
    }

    private static ObjectNode of(Sweep sweep) {
        ObjectNode json = Json.object().put("segments", sweep.segments());
        ObjectNode open = json.putObject("open");
        sweep.open().forEach((segment, cursor) -> open.put(segment.toString(), cursor.orElse("")));
        return json;
    }

    static ObjectNode of(Lag lag) {
        return Json.object()
                .put("behindMillis", lag.behindMillis())
                .put("newest", lag.newest().toString())
                .put("at", lag.at().toString());
    }

    static Generations read(String view, long revision, JsonNode json) {
        SortedMap<Integer, Integer> forms = new TreeMap<>();
        json.required("forms")
                .properties()
                .forEach(form -> forms.put(
                        Integer.valueOf(form.getKey()), form.getValue().intValue()));
        return new Generations(
                view,
                revision,
                forms,
                json.required("serving").intValue(),
                json.optional("previous").map(JsonNode::intValue),
                json.optional("switching").map(JsonNode::intValue),
                json.optional("building").map(GenerationsJson::building));
    }

    private static Building building(JsonNode json) {
        Set<Integer> removes = new TreeSet<>();
        json.required("removes").forEach(number -> removes.add(number.intValue()));
        return new Building(
                json.required("generation").intValue(),
                removes,
                sweep(json.required("removing")),
                sweep(json.required("copying")),
                json.required("commands").longValue(),
                json.required("parked").longValue(),
                Instant.parse(json.required("since").textValue()));
    }

    private static Sweep sweep(JsonNode json) {
        SortedMap<Integer, Optional<String>> open = new TreeMap<>();
        json.required("open")
                .properties()
                .forEach(leg -> open.put(
                        Integer.valueOf(leg.getKey()),
                        Optional.of(leg.getValue().textValue()).filter(cursor -> !cursor.isEmpty())));
        return new Sweep(json.required("segments").intValue(), open);
    }

    static Lag lag(JsonNode json) {
        return new Lag(
                json.required("behindMillis").longValue(),
                Instant.parse(json.required("newest").textValue()),
                Instant.parse(json.required("at").textValue()));
    }
}
