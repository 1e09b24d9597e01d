package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The event types the local run knows: an event of another type is refused. */
final class EventTypes {

    private EventTypes() {}

    static LambdaFunction.Events read(String logicalId, Map<String, Section> events) {
        List<Route> routes = new ArrayList<>();
        List<StreamMapping> streams = new ArrayList<>();
        List<EventRule> rules = new ArrayList<>();
        List<QueueMapping> queues = new ArrayList<>();
        List<ScheduledRule> schedules = new ArrayList<>();
        List<LogSubscription> logs = new ArrayList<>();
        events.forEach((name, event) -> {
            String path = logicalId + ".Events." + name;
            String type = event.required("Type");
            Section properties = event.section("Properties").orElseThrow(() -> event.problem("needs Properties"));
            switch (type) {
                case "HttpApi" -> routes.add(HttpApiEvent.read(path, properties));
                case "DynamoDB" -> DynamoDbEvent.read(path, properties).ifPresent(streams::add);
                case "EventBridgeRule" ->
                    EventBridgeRuleEvent.read(path, properties).ifPresent(rules::add);
                case "SQS" -> SqsEvent.read(path, properties).ifPresent(queues::add);
                case "Schedule" ->
                    ScheduleEvent.read(logicalId, name, properties).ifPresent(schedules::add);
                case "CloudWatchLogs" -> logs.add(CloudWatchLogsEvent.read(logicalId, name, properties));
                default -> throw event.problem("Type", "is " + type + ", which the local run has no event source for");
            }
            properties.finish();
            event.finish();
        });
        return new LambdaFunction.Events(
                List.copyOf(routes),
                List.copyOf(streams),
                List.copyOf(rules),
                List.copyOf(queues),
                List.copyOf(schedules),
                List.copyOf(logs));
    }
}
