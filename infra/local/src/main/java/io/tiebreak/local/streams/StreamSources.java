package io.tiebreak.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.FunctionHost;
import io.tiebreak.local.template.StreamMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Puts the parts of a stream mapping together. */
public final class StreamSources {

    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private StreamSources() {}

    /**
     * Makes the event source of one mapping; it is not started.
     *
     * @param checkpoints the folder its position is kept in; empty if it starts anew with every run
     * @param buckets the folder that holds a folder per bucket
     */
    public static StreamSource of(
            StreamMapping mapping,
            RecordStream stream,
            FunctionHost function,
            Optional<Path> checkpoints,
            Path buckets,
            Faults faults) {
        InstantSource clock = InstantSource.system();
        String functionArn = function.function().arn();
        Discards discards = mapping.failureBucket()
                .<Discards>map(bucket ->
                        new FailureBucket(buckets.resolve(bucket), mapping.event(), functionArn, stream.arn(), clock))
                .orElse((shardId, records, reason, tries, threw) -> {});
        Delivery delivery = new Delivery(
                mapping, event -> function.deliver(event, faults), discards, faults, clock, StreamSources::wait);
        Checkpoints kept = new Checkpoints(checkpoints.map(folder -> folder.resolve(mapping.event() + ".json")));
        Predicate<JsonNode> filter = EventPattern.anyOf(mapping.filters(), mapping.event());
        Supplier<Intake> intakes = () -> new Intake(mapping.batching(), filter, faults, clock);
        return new StreamSource(mapping, stream, delivery, kept, intakes, System.err::println);
    }

    /** Doubles with every try. AWS keeps its own waits to itself; these only have to be short enough to watch. */
    private static Duration wait(int tries) {
        Duration doubled = FIRST_WAIT.multipliedBy(1L << Math.min(tries - 1, 10));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
