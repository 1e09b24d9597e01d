package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Place;

/**
 * A function that is told what others print.
 *
 * @param event the function's logical id and the event's name, as {@code IncidentsFunction.Events.Items}
 * @param filter the physical name of the subscription filter that SAM makes of the event
 * @param logGroup the physical name of the log group
 * @param pattern which lines, in the words of CloudWatch Logs; empty for all of them
 */
public record LogSubscription(String event, String filter, String logGroup, String pattern, Place place) {}
