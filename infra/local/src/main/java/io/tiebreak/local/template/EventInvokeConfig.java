package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import java.time.Duration;
import java.util.Optional;

/**
 * How often a function is tried with an event nobody waits for, and what becomes of one it fails on for good.
 *
 * @param maximumRetries how often it is tried again
 * @param maximumAge how old an event may be when it is tried again
 * @param failureQueue the physical name of the queue that gets it then; empty if it is dropped
 */
public record EventInvokeConfig(int maximumRetries, Duration maximumAge, Optional<String> failureQueue) {

    private static final int LAMBDAS_DEFAULT_RETRIES = 2;
    private static final int LAMBDAS_DEFAULT_AGE = 21_600;

    /** Lambda's own, for functions that say nothing. */
    public static EventInvokeConfig standard() {
        return new EventInvokeConfig(
                LAMBDAS_DEFAULT_RETRIES, Duration.ofSeconds(LAMBDAS_DEFAULT_AGE), Optional.empty());
    }

    static EventInvokeConfig read(Section properties) {
        var config = new EventInvokeConfig(
                MappingProperties.inRange(properties, "MaximumRetryAttempts", 0, 2)
                        .orElse(LAMBDAS_DEFAULT_RETRIES),
                Duration.ofSeconds(MappingProperties.inRange(properties, "MaximumEventAgeInSeconds", 60, 21_600)
                        .orElse(LAMBDAS_DEFAULT_AGE)),
                properties.section("DestinationConfig").map(EventInvokeConfig::failureQueue));
        properties.finish();
        return config;
    }

    /** SAM lets the function send to a queue that is named here with its type: its policies need not say so. */
    private static String failureQueue(Section destinations) {
        Section onFailure =
                destinations.section("OnFailure").orElseThrow(() -> destinations.problem("needs OnFailure"));
        if (!onFailure.required("Type").equals("SQS")) {
            throw onFailure.problem("Type", "must be SQS: the local run has no other destination for such events");
        }
        String arn = onFailure.required("Destination");
        if (!arn.startsWith(Queue.arn(""))) {
            throw onFailure.problem("Destination", "must be the Arn of a queue of this template");
        }
        onFailure.finish();
        destinations.finish();
        return arn.substring(Queue.arn("").length());
    }
}
