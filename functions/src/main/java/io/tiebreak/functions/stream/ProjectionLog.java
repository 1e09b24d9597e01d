package io.tiebreak.functions.stream;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.log.Log;
import io.tiebreak.functions.log.Metric;
import io.tiebreak.functions.log.Metrics;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Parking;
import io.tiebreak.projection.Projected;
import io.tiebreak.view.Lag;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells operators which streams were parked and how far views are behind; never what is in a command. */
public final class ProjectionLog {
    private static final String VIEW = "View";

    private final Log log;
    private final Metrics metrics;

    @Inject
    ProjectionLog(Log log, Metrics metrics) {
        this.log = log;
        this.metrics = metrics;
    }

    /** A line that names the commands of a batch that are in all views now: so a request is followed to where it shows. */
    public void tellProjected(List<Stored> batch, Projected projected) {
        Set<StreamId> waiting = projected.parkings().stream()
                .map(parking -> parking.parked().stream())
                .collect(Collectors.toSet());
        ArrayNode commands = Json.array();
        batch.stream()
                .limit(projected.stop().map(Projected.Stop::from).orElse(batch.size()))
                .filter(record -> !waiting.contains(record.stream()))
                .forEach(record -> {
                    if (record instanceof Stored.Legible(VersionedCommand command)) {
                        commands.add(named(command));
                    }
                });
        if (!commands.isEmpty()) {
            log.info("commands were projected", Json.object().set("commands", commands));
        }
    }

    private static ObjectNode named(VersionedCommand command) {
        ObjectNode named = Json.object().put("commandId", command.commandId());
        command.traceId().ifPresent(id -> named.put("traceId", id));
        return named.put("stream", command.stream().key()).put("version", command.version());
    }

    /** A line for each stream that was parked, and one of figures for each view there is something to tell of. */
    public void tell(List<Parking> parkings, Map<String, Lag> lags) {
        Map<String, Map<Metric, Long>> figures = new TreeMap<>();
        lags.forEach((view, lag) -> of(figures, view).put(Metric.PROJECTION_LAG, lag.behindMillis()));
        parkings.forEach(parking -> {
            tell(parking);
            of(figures, parking.generation().view()).merge(Metric.PARKED_STREAMS, 1L, Long::sum);
        });
        figures.forEach((view, some) -> metrics.tell(new Metrics.Part(VIEW, view), some, Json.object()));
    }

    private static Map<Metric, Long> of(Map<String, Map<Metric, Long>> figures, String view) {
        return figures.computeIfAbsent(view, none -> new EnumMap<>(Metric.class));
    }

    private void tell(Parking parking) {
        log.error(
                "a stream is parked",
                Map.of(
                        "view", parking.generation().view(),
                        "generation", Integer.toString(parking.generation().number()),
                        "stream", parking.parked().stream().key(),
                        "version", Long.toString(parking.parked().version()),
                        "reason", parking.parked().reason()));
    }
}
