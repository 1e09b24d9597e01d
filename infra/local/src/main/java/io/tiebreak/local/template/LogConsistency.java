package io.tiebreak.local.template;

import io.tiebreak.local.yaml.CannotStart;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Mistakes around log groups that show only when the resources are looked at together. */
final class LogConsistency {

    /** As many as AWS allows for one log group. */
    private static final int SUBSCRIPTIONS_AT_MOST = 2;

    private final Set<String> names = new HashSet<>();
    private final Map<String, Integer> subscriptions = new HashMap<>();

    LogConsistency(Template template) {
        Map<String, LogGroup> byName = new HashMap<>();
        template.logGroups()
                .forEach(group -> Optional.ofNullable(byName.put(group.name(), group))
                        .ifPresent(other -> {
                            throw new CannotStart(
                                    group.place(),
                                    group.logicalId() + " has the same LogGroupName as " + other.logicalId());
                        }));
        names.addAll(byName.keySet());
    }

    void check(LambdaFunction function) {
        function.events().logs().forEach(subscription -> check(subscription, function));
    }

    private void check(LogSubscription subscription, LambdaFunction function) {
        String group = subscription.logGroup();
        if (!names.contains(group)) {
            throw problem(subscription, "LogGroupName is " + group + ", which is no log group of this template");
        }
        if (group.equals(function.logGroup())) {
            throw problem(
                    subscription,
                    "LogGroupName is " + group
                            + ", where the function's own lines go: it would invoke itself for ever");
        }
        if (subscriptions.merge(group, 1, Integer::sum) > SUBSCRIPTIONS_AT_MOST) {
            throw problem(
                    subscription,
                    "LogGroupName is " + group + ", which has " + SUBSCRIPTIONS_AT_MOST
                            + " subscriptions already, as many as AWS allows");
        }
    }

    private static CannotStart problem(LogSubscription subscription, String what) {
        return new CannotStart(subscription.place(), subscription.event() + ": " + what);
    }
}
