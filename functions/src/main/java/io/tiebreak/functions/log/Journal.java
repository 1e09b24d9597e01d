package io.tiebreak.functions.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.insight.Encounter;
import io.tiebreak.insight.IncidentJson;
import io.tiebreak.json.Json;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;

/**
 * Tells of each command in one line, which is everything at once: a log entry, figures for CloudWatch, and if the command met
 * something, the incident that is kept of it. No request is made for it, so nobody waits.
 *
 * <p>{@code met} says how many things it met; lines in which it is more than 0 are read by {@code IncidentsFunction}.
 */
public final class Journal {
    /** The field that has the incident. */
    public static final String INCIDENT = "incident";

    private static final String KIND = "Kind";

    private final Metrics metrics;
    private final InstantSource clock;

    public Journal(Metrics metrics, InstantSource clock) {
        this.metrics = metrics;
        this.clock = clock;
    }

    /** The line of a command. */
    public void tell(CommandLine command) {
        ObjectNode about = Json.object()
                .put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString())
                .put("level", level(command))
                .put("message", "a command was answered");
        about.setAll(command.json());
        about.put("met", command.encounters().size());
        command.incident().ifPresent(incident -> about.set(INCIDENT, IncidentJson.json(incident)));
        metrics.tell(new Metrics.Part(KIND, command.target().kind()), figures(command), about);
    }

    private static String level(CommandLine command) {
        return command.encounters().stream().allMatch(Encounter.DEDUPLICATED::equals) ? "INFO" : "WARN";
    }

    private static Map<Metric, Number> figures(CommandLine command) {
        Map<Metric, Number> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.COMMANDS, 1);
        if (command.outcome().equals(CommandLine.ACCEPTED)) {
            figures.put(Metric.ACCEPTED, 1);
        }
        command.encounters().forEach(encounter -> figures.put(metric(encounter), 1));
        figures.put(Metric.ATTEMPTS, command.meter().attempts());
        figures.put(Metric.READ_UNITS, command.meter().spent().readUnits());
        figures.put(Metric.WRITE_UNITS, command.meter().spent().writeUnits());
        return figures;
    }

    private static Metric metric(Encounter encounter) {
        return switch (encounter) {
            case RETRIED -> Metric.RETRIED;
            case PERMANENT -> Metric.PERMANENT;
            case SUPERSEDED -> Metric.SUPERSEDED;
            case LOCK_REFUSED -> Metric.LOCK_REFUSED;
            case TRANSACTION_CONFLICT -> Metric.TRANSACTION_CONFLICTS;
            case DEDUPLICATED -> Metric.DEDUPLICATED;
        };
    }
}
