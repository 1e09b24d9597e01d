package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import java.time.Duration;
import java.util.Optional;

/** A function's event of type {@code SQS}. */
final class SqsEvent {

    private static final String ARN = Queue.arn("");
    private static final int LAMBDAS_DEFAULT_BATCH = 10;

    private SqsEvent() {}

    /** Reads the mapping; empty if it is switched off. */
    static Optional<QueueMapping> read(String event, Section properties) {
        boolean enabled = MappingProperties.enabled(properties);
        String arn = properties.required("Queue");
        if (!arn.startsWith(ARN)) {
            throw properties.problem("Queue", "must be the Arn of a queue of this template");
        }
        var mapping = new QueueMapping(
                event,
                arn.substring(ARN.length()),
                batching(properties),
                MappingProperties.filters(properties),
                MappingProperties.reportsBatchItemFailures(properties),
                properties.section("ScalingConfig").flatMap(SqsEvent::maximumConcurrency),
                properties.place());
        return enabled ? Optional.of(mapping) : Optional.empty();
    }

    private static StreamMapping.Batching batching(Section properties) {
        int size = MappingProperties.inRange(properties, "BatchSize", 1, 10_000).orElse(LAMBDAS_DEFAULT_BATCH);
        int window = MappingProperties.inRange(properties, "MaximumBatchingWindowInSeconds", 0, 300)
                .orElse(0);
        if (size > LAMBDAS_DEFAULT_BATCH && window == 0) {
            throw properties.problem(
                    "BatchSize", "is " + size + ": above 10, MaximumBatchingWindowInSeconds must be at least 1");
        }
        return new StreamMapping.Batching(size, Duration.ofSeconds(window));
    }

    private static Optional<Integer> maximumConcurrency(Section scaling) {
        Optional<Integer> maximum = MappingProperties.inRange(scaling, "MaximumConcurrency", 2, 1000);
        scaling.finish();
        return maximum;
    }
}
