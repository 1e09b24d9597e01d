package io.tiebreak.operate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The function's answers in words. */
final class RebuildReport {

    private RebuildReport() {}

    /** One line, after an order that took so long. */
    static String progress(JsonNode answer, double seconds) {
        long commands = answer.path("commands").asLong();
        long roughly = answer.path("roughly").asLong();
        double units =
                answer.path("readUnits").asDouble() + answer.path("writeUnits").asDouble();
        // How many there are roughly may be hours old.
        String share = roughly > 0 ? ", " + Math.min(100, 100 * commands / roughly) + " %" : "";
        return answer.path("phase").asText() + ": " + commands + " commands of roughly " + roughly + share
                + String.format(Locale.ROOT, ", %.0f units/s, ", units / Math.max(seconds, 0.001))
                + answer.path("parked").asLong() + " parked";
    }

    /** Some lines. */
    static String status(JsonNode answer) {
        List<String> lines = new ArrayList<>();
        for (String name :
                List.of("view", "phase", "serving", "generation", "previous", "commands", "roughly", "parked")) {
            if (answer.has(name)) {
                lines.add("%-10s  %s".formatted(name, answer.path(name).asText()));
            }
        }
        return String.join("\n", lines);
    }
}
