package io.tiebreak.functions.log;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Tells CloudWatch figures, as log lines in its embedded metric format: no request is made. Each figure is there twice, once
 * per view of the stack and once for the stack as a whole, so that one alarm covers views to come.
 */
public final class Metrics {
    private static final String NAMESPACE = "Tiebreak";
    private static final String STACK = "Stack";
    private static final String VIEW = "View";

    private final String stack;
    private final InstantSource clock;
    private final Consumer<String> lines;

    /**
     * @param stack tells this backend from others in the same account
     * @param lines takes one line at a time, without its end
     */
    public Metrics(String stack, InstantSource clock, Consumer<String> lines) {
        this.stack = stack;
        this.clock = clock;
        this.lines = lines;
    }

    /** Figures of one kind. */
    public enum Metric {
        /** How old the oldest command of a batch was when it was in the view. */
        PROJECTION_LAG("ProjectionLag", "Milliseconds"),
        /** How many streams were parked. */
        PARKED_STREAMS("ParkedStreams", "Count");

        private final String text;
        private final String unit;

        Metric(String text, String unit) {
            this.text = text;
            this.unit = unit;
        }
    }

    /** Some figures of a view: one line, or none if there are no figures. */
    public void tell(String view, Map<Metric, Long> figures) {
        if (figures.isEmpty()) {
            return;
        }
        ObjectNode line = Json.object();
        ObjectNode about = line.putObject("_aws").put("Timestamp", clock.millis());
        ObjectNode directive = about.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
        ArrayNode dimensions = directive.putArray("Dimensions");
        List.of(List.of(STACK, VIEW), List.of(STACK)).forEach(set -> set.forEach(dimensions.addArray()::add));
        ArrayNode metrics = directive.putArray("Metrics");
        line.put(STACK, stack).put(VIEW, view);
        figures.forEach((metric, figure) -> {
            metrics.addObject().put("Name", metric.text).put("Unit", metric.unit);
            line.put(metric.text, figure);
        });
        lines.accept(Json.text(line));
    }
}
