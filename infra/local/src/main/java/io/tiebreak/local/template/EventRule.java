package io.tiebreak.local.template;

/**
 * A rule of EventBridge's default bus with a function as its target.
 *
 * @param event the function's logical id and the event's name, as {@code ParkingFunction.Events.GivenUp}
 * @param pattern JSON
 */
public record EventRule(String event, String pattern) {}
