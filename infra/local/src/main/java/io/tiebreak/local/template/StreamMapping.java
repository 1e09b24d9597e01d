package io.tiebreak.local.template;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A table's stream as an event source.
 *
 * @param event the function's logical id and the event's name, as {@code ProjectorFunction.Events.Commands}
 * @param table the table's physical name
 * @param filters event patterns as JSON; a record passes if it matches one, or if there is none
 * @param maximumRetries empty if a batch is tried until its records are too old
 * @param maximumAge empty if records are kept as long as the stream keeps them
 * @param failureBucket the physical name of the bucket that gets what was given up on; empty if that is dropped
 */
public record StreamMapping(
        String event,
        String table,
        StartingPosition startingPosition,
        Batching batching,
        List<String> filters,
        boolean reportsBatchItemFailures,
        boolean bisectsOnError,
        Optional<Integer> maximumRetries,
        Optional<Duration> maximumAge,
        Optional<String> failureBucket) {

    /** Where a mapping without a checkpoint starts. */
    public enum StartingPosition {
        TRIM_HORIZON,
        LATEST
    }

    /** How many records a batch holds at most, and how long it may wait for them. */
    public record Batching(int size, Duration window) {}
}
