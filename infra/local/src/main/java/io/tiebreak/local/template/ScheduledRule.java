package io.tiebreak.local.template;

import java.time.Duration;
import java.util.Optional;

/**
 * A rule that invokes a function again and again.
 *
 * @param event the function's logical id and the event's name, as {@code SweepFunction.Events.Hourly}
 * @param arn the rule's own ARN
 * @param rate from one invocation to the next
 * @param input the event as JSON; empty if the function gets EventBridge's own
 */
public record ScheduledRule(String event, String arn, Duration rate, Optional<String> input) {}
