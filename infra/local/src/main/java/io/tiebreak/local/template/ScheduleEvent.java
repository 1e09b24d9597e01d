package io.tiebreak.local.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.yaml.Section;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A function's event of type {@code Schedule}. */
final class ScheduleEvent {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,6}) (minute|hour|day)(s?)\\)");

    private ScheduleEvent() {}

    /** Reads the rule; empty if it is switched off. */
    static Optional<ScheduledRule> read(String function, String name, Section properties) {
        properties.withoutEffect("Description", "Name", "RetryPolicy");
        boolean enabled = isEnabled(properties);
        var rule = new ScheduledRule(
                function + ".Events." + name,
                Account.arn("events", "rule/" + Account.physicalName(function + name)),
                rate(properties),
                input(properties));
        return enabled ? Optional.of(rule) : Optional.empty();
    }

    private static boolean isEnabled(Section properties) {
        if (properties.has("Enabled") && properties.has("State")) {
            throw properties.problem("State", "stands beside Enabled: one of them is enough");
        }
        return MappingProperties.enabled(properties) && MappingProperties.stateIsEnabled(properties);
    }

    /** As EventBridge reads it: one minute, and several minutes. */
    private static Duration rate(Section properties) {
        String schedule = properties.required("Schedule");
        Matcher rate = RATE.matcher(schedule);
        int count = rate.matches() ? Integer.parseInt(rate.group(1)) : 0;
        if (count == 0 || count == 1 != rate.group(3).isEmpty()) {
            throw properties.problem(
                    "Schedule",
                    "is '" + schedule + "': the local run keeps rate(1 minute), rate(2 hours) and the like, no others");
        }
        return switch (rate.group(2)) {
            case "minute" -> Duration.ofMinutes(count);
            case "hour" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    private static Optional<String> input(Section properties) {
        Optional<String> input = properties.text("Input");
        input.ifPresent(text -> {
            try {
                JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw properties.problem("Input", "is no JSON: " + e.getOriginalMessage());
            }
        });
        return input;
    }
}
