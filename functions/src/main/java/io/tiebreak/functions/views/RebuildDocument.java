package io.tiebreak.functions.views;

import io.tiebreak.projection.Parking;
import io.tiebreak.projection.Rebuilding;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Building;
import io.tiebreak.view.Generations;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How far a rebuild is, as operators are told. */
final class RebuildDocument {
    private static final int MOST_STREAMS = 20;

    private RebuildDocument() {}

    static Map<String, Object> of(Rebuilding rebuilding, Meter.Spent spent) {
        Generations now = rebuilding.generations();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("view", now.view());
        json.put("phase", rebuilding.phase().word());
        json.put("serving", now.serving());
        json.put("generation", now.building().map(Building::generation).orElse(now.serving()));
        now.previous().ifPresent(number -> json.put("previous", number));
        json.put("commands", rebuilding.commands());
        json.put("roughly", rebuilding.roughly());
        json.put("parked", now.building().map(Building::parked).orElse(0L));
        json.put("parkedStreams", streams(rebuilding.parkings()));
        json.put("requests", spent.requests());
        json.put("readUnits", spent.readUnits());
        json.put("writeUnits", spent.writeUnits());
        return json;
    }

    private static List<Map<String, Object>> streams(List<Parking> parkings) {
        return parkings.stream()
                .limit(MOST_STREAMS)
                .map(Parking::parked)
                .map(parked -> Map.<String, Object>of(
                        "stream", parked.stream().key(), "version", parked.version(), "reason", parked.reason()))
                .toList();
    }
}
