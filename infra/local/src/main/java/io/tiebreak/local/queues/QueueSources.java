package io.tiebreak.local.queues;

import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.EventSource;
import io.tiebreak.local.functions.FunctionHost;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.patterns.EventPattern;
import io.tiebreak.local.sqs.LocalQueue;
import io.tiebreak.local.template.QueueMapping;
import java.util.function.Consumer;
import java.util.function.Function;

/** Puts the parts of a queue mapping together. */
public final class QueueSources {

    private QueueSources() {}

    /** Makes the event source of one mapping; it is not started. */
    public static EventSource of(QueueMapping mapping, LocalQueue queue, FunctionHost function, Faults faults) {
        return of(mapping, queue, event -> function.deliver(event, faults), faults, System.err::println);
    }

    static EventSource of(
            QueueMapping mapping,
            LocalQueue queue,
            Function<String, Outcome> function,
            Faults faults,
            Consumer<String> log) {
        Batches batches =
                new Batches(queue, mapping.batching(), EventPattern.anyOf(mapping.filters(), mapping.event()));
        return new QueueSource(mapping, queue, batches, function, faults, log);
    }
}
