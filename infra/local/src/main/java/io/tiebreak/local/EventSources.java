package io.tiebreak.local;

import io.tiebreak.local.dynamodb.LocalDynamoDb;
import io.tiebreak.local.events.RuleQueue;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.Backoff;
import io.tiebreak.local.functions.EventSource;
import io.tiebreak.local.functions.FunctionHost;
import io.tiebreak.local.functions.Functions;
import io.tiebreak.local.functions.PollingSource;
import io.tiebreak.local.s3.Buckets;
import io.tiebreak.local.streams.StreamSources;
import io.tiebreak.local.template.EventRule;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.template.StreamMapping;
import io.tiebreak.local.template.Template;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Makes the event sources of a template; a later kind adds its own method. */
final class EventSources {

    private final Template template;
    private final Functions functions;
    private final LocalDynamoDb dynamoDb;
    private final Buckets buckets;
    private final StateFolder state;
    private final Faults faults;

    EventSources(
            Template template,
            Functions functions,
            LocalDynamoDb dynamoDb,
            Buckets buckets,
            StateFolder state,
            Faults faults) {
        this.template = template;
        this.functions = functions;
        this.dynamoDb = dynamoDb;
        this.buckets = buckets;
        this.state = state;
        this.faults = faults;
    }

    /** All of them, not started. */
    List<EventSource> all() {
        return template.functions().stream().flatMap(this::of).toList();
    }

    private Stream<EventSource> of(LambdaFunction function) {
        FunctionHost host = functions.get(function.logicalId());
        return Stream.concat(
                function.events().streams().stream().map(mapping -> stream(mapping, host)),
                function.events().rules().stream().map(rule -> rule(rule, host)));
    }

    private EventSource stream(StreamMapping mapping, FunctionHost host) {
        return StreamSources.of(
                mapping,
                dynamoDb.streamOf(template.table(mapping.table())),
                host,
                state.checkpoints(),
                buckets,
                faults);
    }

    private EventSource rule(EventRule rule, FunctionHost host) {
        RuleQueue queue = new RuleQueue(
                rule,
                state.events().resolve(rule.event()),
                event -> host.deliver(event, faults),
                Backoff::after,
                InstantSource.system(),
                System.err::println);
        buckets.subscribe(queue::offer);
        return new PollingSource(rule.event(), queue, System.err::println);
    }
}
