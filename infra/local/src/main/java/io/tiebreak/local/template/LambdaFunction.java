package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Place;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Lambda function with its rights and its event sources.
 *
 * @param alias what its newest version is published as; empty if it is not published
 * @param runtime as {@code java25}
 * @param handler {@code package.Class::method}, or {@code package.Class}
 * @param code a zip, a jar or a folder
 * @param environment the variables the template sets
 * @param logGroup the physical name of the log group its lines go to
 * @param asynchronous how it is invoked where nobody waits for the answer
 */
public record LambdaFunction(
        String logicalId,
        Optional<String> alias,
        String runtime,
        String handler,
        Path code,
        int memoryInMegabytes,
        Duration timeout,
        Map<String, String> environment,
        Policy policy,
        Events events,
        String logGroup,
        EventInvokeConfig asynchronous,
        Place place) {

    /** What calls a function. */
    public record Events(
            List<Route> routes,
            List<StreamMapping> streams,
            List<EventRule> rules,
            List<QueueMapping> queues,
            List<ScheduledRule> schedules,
            List<LogSubscription> logs) {}

    public String name() {
        return Account.physicalName(logicalId);
    }

    public String arn() {
        return Account.arn("lambda", "function:" + name());
    }

    /** Whether an ARN is its own, or that of its alias. */
    boolean isNamedBy(String arn) {
        return arn.equals(arn())
                || alias.filter(name -> arn.equals(arn() + ":" + name)).isPresent();
    }
}
