package io.tiebreak.local;

import io.tiebreak.local.dynamodb.LocalDynamoDb;
import io.tiebreak.local.events.AsynchronousInvocation;
import io.tiebreak.local.events.FailureQueue;
import io.tiebreak.local.events.GivenUp;
import io.tiebreak.local.events.RuleQueue;
import io.tiebreak.local.events.Schedule;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.Backoff;
import io.tiebreak.local.functions.EventSource;
import io.tiebreak.local.functions.FunctionHost;
import io.tiebreak.local.functions.Functions;
import io.tiebreak.local.functions.Poll;
import io.tiebreak.local.functions.PollingSource;
import io.tiebreak.local.logs.LogGroups;
import io.tiebreak.local.queues.QueueSources;
import io.tiebreak.local.s3.Buckets;
import io.tiebreak.local.sqs.Queues;
import io.tiebreak.local.streams.StreamSources;
import io.tiebreak.local.template.EventInvokeConfig;
import io.tiebreak.local.template.EventRule;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.template.LogSubscription;
import io.tiebreak.local.template.QueueMapping;
import io.tiebreak.local.template.ScheduledRule;
import io.tiebreak.local.template.StreamMapping;
import io.tiebreak.local.template.Template;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Makes the event sources of a template; a later kind adds its own method. */
final class EventSources {

    private final Template template;
    private final Functions functions;
    private final LocalDynamoDb dynamoDb;
    private final Buckets buckets;
    private final Queues queues;
    private final LogGroups logs;
    private final StateFolder state;
    private final Faults faults;

    EventSources(
            Template template,
            Functions functions,
            LocalDynamoDb dynamoDb,
            Buckets buckets,
            Queues queues,
            LogGroups logs,
            StateFolder state,
            Faults faults) {
        this.template = template;
        this.functions = functions;
        this.dynamoDb = dynamoDb;
        this.buckets = buckets;
        this.queues = queues;
        this.logs = logs;
        this.state = state;
        this.faults = faults;
    }

    /** Those that bring what functions print, not started. They are to be stopped last, for all functions may print. */
    List<EventSource> ofLogs() {
        return template.functions().stream().flatMap(this::ofLogs).toList();
    }

    /** All others, not started. */
    List<EventSource> others() {
        return template.functions().stream().flatMap(this::of).toList();
    }

    /** Side by side, for each waits for what is at work there. */
    static void stopAll(List<EventSource> sources) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            sources.forEach(source -> threads.execute(source::stop));
        }
    }

    private Stream<EventSource> ofLogs(LambdaFunction function) {
        FunctionHost host = functions.get(function.logicalId());
        return function.events().logs().stream().map(subscription -> log(subscription, host));
    }

    private Stream<EventSource> of(LambdaFunction function) {
        FunctionHost host = functions.get(function.logicalId());
        return Stream.concat(
                Stream.concat(
                        function.events().streams().stream().map(mapping -> stream(mapping, host)),
                        function.events().queues().stream().map(mapping -> queue(mapping, host))),
                Stream.concat(
                        function.events().rules().stream().map(rule -> rule(rule, host)),
                        function.events().schedules().stream().map(rule -> schedule(rule, host))));
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
                rule, state.events().resolve(rule.event()), invocation(rule.event(), host), InstantSource.system());
        buckets.subscribe(queue::offer);
        return new PollingSource(rule.event(), queue, System.err::println);
    }

    private EventSource queue(QueueMapping mapping, FunctionHost host) {
        return QueueSources.of(mapping, queues.queue(mapping.queue()), host, faults);
    }

    private EventSource schedule(ScheduledRule rule, FunctionHost host) {
        Schedule schedule = new Schedule(rule, invocation(rule.event(), host), InstantSource.system());
        return new PollingSource(rule.event(), schedule, System.err::println);
    }

    private EventSource log(LogSubscription subscription, FunctionHost host) {
        Poll source = logs.source(subscription, invocation(subscription.event(), host), faults);
        return new PollingSource(subscription.event(), source, System.err::println);
    }

    private AsynchronousInvocation invocation(String event, FunctionHost host) {
        EventInvokeConfig config = host.function().asynchronous();
        Consumer<GivenUp> givenUp = config.failureQueue()
                .<Consumer<GivenUp>>map(queue -> failureQueue(queue, host.function()))
                .orElseGet(() -> GivenUp.dropped(event, System.err::println));
        return new AsynchronousInvocation(
                json -> host.deliver(json, faults), config, Backoff::after, givenUp, InstantSource.system());
    }

    private FailureQueue failureQueue(String queue, LambdaFunction function) {
        return new FailureQueue(
                function,
                body -> queues.send(queue, body, function.logicalId()),
                InstantSource.system(),
                System.err::println);
    }
}
