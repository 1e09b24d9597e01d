package io.tiebreak.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.Backoff;
import io.tiebreak.local.functions.EventSource;
import io.tiebreak.local.functions.FunctionHost;
import io.tiebreak.local.functions.PollingSource;
import io.tiebreak.local.patterns.EventPattern;
import io.tiebreak.local.s3.Buckets;
import io.tiebreak.local.template.StreamMapping;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Puts the parts of a stream mapping together. */
public final class StreamSources {

    private StreamSources() {}

    /**
     * Makes the event source of one mapping; it is not started.
     *
     * @param checkpoints the folder its position is kept in; empty if it starts anew with every run
     */
    public static EventSource of(
            StreamMapping mapping,
            RecordStream stream,
            FunctionHost function,
            Optional<Path> checkpoints,
            Buckets buckets,
            Faults faults) {
        InstantSource clock = InstantSource.system();
        String functionArn = function.function().arn();
        Discards discards = mapping.failureBucket()
                .<Discards>map(bucket -> new FailureBucket(
                        (key, content) -> buckets.put(bucket, key, content),
                        mapping.event(),
                        functionArn,
                        stream.arn(),
                        clock))
                .orElse((shardId, records, reason, tries, threw) -> {});
        Delivery delivery = new Delivery(
                mapping, event -> function.deliver(event, faults), discards, faults, clock, Backoff::after);
        Checkpoints kept = new Checkpoints(checkpoints.map(folder -> folder.resolve(mapping.event() + ".json")));
        Predicate<JsonNode> filter = EventPattern.anyOf(mapping.filters(), mapping.event());
        Supplier<Intake> intakes = () -> new Intake(mapping.batching(), filter, faults, clock);
        StreamSource source = new StreamSource(mapping, stream, delivery, kept, intakes);
        return new PollingSource(mapping.event(), source, System.err::println);
    }
}
