package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Place;
import java.util.List;
import java.util.Optional;

/**
 * A queue as an event source.
 *
 * @param event the function's logical id and the event's name, as {@code BulkFunction.Events.Jobs}
 * @param queue the queue's physical name
 * @param filters event patterns as JSON; a message passes if it matches one, or if there is none
 * @param maximumConcurrency how many batches may be at work at once; empty if the template does not say
 */
public record QueueMapping(
        String event,
        String queue,
        StreamMapping.Batching batching,
        List<String> filters,
        boolean reportsBatchItemFailures,
        Optional<Integer> maximumConcurrency,
        Place place) {}
