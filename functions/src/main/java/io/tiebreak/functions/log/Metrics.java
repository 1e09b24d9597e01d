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
 * per part of the stack that it is about and once for the stack as a whole, so that one alarm covers parts to come. Parts are
 * few and known: never an item, a tenant or a caller.
 */
public final class Metrics {
    private static final String NAMESPACE = "Tiebreak";
    private static final String STACK = "Stack";

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

    /** Part of a stack that figures are about, for example view {@code items}. */
    public record Part(String name, String value) {}

    /**
     * Some figures: one line, or none if there are no figures.
     *
     * @param about what else the line says, for whoever reads it; it becomes no dimension
     */
    public void tell(Part part, Map<Metric, ? extends Number> figures, ObjectNode about) {
        if (figures.isEmpty()) {
            return;
        }
        ObjectNode line = Json.object();
        ObjectNode aws = line.putObject("_aws").put("Timestamp", clock.millis());
        ObjectNode directive = aws.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
        ArrayNode dimensions = directive.putArray("Dimensions");
        List.of(List.of(STACK, part.name()), List.of(STACK)).forEach(set -> set.forEach(dimensions.addArray()::add));
        ArrayNode metrics = directive.putArray("Metrics");
        line.put(STACK, stack).put(part.name(), part.value());
        figures.forEach((metric, figure) -> {
            metrics.addObject().put("Name", metric.text()).put("Unit", metric.unit());
            put(line, metric.text(), figure);
        });
        line.setAll(about);
        lines.accept(Json.text(line));
    }

    private static void put(ObjectNode line, String name, Number figure) {
        if (figure.doubleValue() == figure.longValue()) {
            line.put(name, figure.longValue());
        } else {
            line.put(name, figure.doubleValue());
        }
    }
}
