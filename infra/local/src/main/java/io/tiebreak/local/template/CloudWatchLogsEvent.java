package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;

/** A function's event of type {@code CloudWatchLogs}. */
final class CloudWatchLogsEvent {

    private CloudWatchLogsEvent() {}

    static LogSubscription read(String function, String name, Section properties) {
        return new LogSubscription(
                function + ".Events." + name,
                Account.physicalName(function + name),
                properties.required("LogGroupName"),
                properties.required("FilterPattern"),
                properties.place());
    }
}
