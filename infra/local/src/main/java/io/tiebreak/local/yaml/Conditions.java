package io.tiebreak.local.yaml;

import io.tiebreak.local.yaml.Value.Call;
import io.tiebreak.local.yaml.Value.Fields;
import io.tiebreak.local.yaml.Value.Items;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The template's conditions, judged when somebody asks. */
final class Conditions {

    private final Map<String, Value> conditions;
    private final Intrinsics intrinsics;
    private final Set<String> beingJudged = new HashSet<>();

    Conditions(Optional<Value> section, Intrinsics intrinsics) {
        this.conditions = section.map(value -> value instanceof Fields mapping ? mapping.fields() : null)
                .orElse(Map.of());
        this.intrinsics = intrinsics;
    }

    boolean holds(String name, Place place) {
        Value condition = conditions.get(name);
        if (condition == null) {
            throw new CannotStart(place, "no condition is named '" + name + "'");
        }
        if (!beingJudged.add(name)) {
            throw new CannotStart(place, "the condition '" + name + "' depends on itself");
        }
        try {
            return holds(condition);
        } finally {
            beingJudged.remove(name);
        }
    }

    private boolean holds(Value value) {
        if (value instanceof Fields mapping) {
            Value named = mapping.fields().getOrDefault("Condition", value);
            return holds(intrinsics.text(named), value.place());
        }
        if (!(value instanceof Call call)) {
            throw new CannotStart(value.place(), "a condition is Fn::Equals, Fn::And, Fn::Or, Fn::Not or Condition");
        }
        return switch (call.function()) {
            case "Condition" -> holds(intrinsics.text(call.argument()), call.place());
            case "Fn::Equals" -> {
                List<Value> both = intrinsics.arguments(call, 2);
                yield intrinsics.text(both.get(0)).equals(intrinsics.text(both.get(1)));
            }
            case "Fn::Not" -> !holds(intrinsics.arguments(call, 1).get(0));
            case "Fn::And" -> parts(call).stream().allMatch(this::holds);
            case "Fn::Or" -> parts(call).stream().anyMatch(this::holds);
            default -> throw new CannotStart(call.place(), call.function() + " is no condition");
        };
    }

    private static List<Value> parts(Call call) {
        if (call.argument() instanceof Items list) {
            return list.items();
        }
        throw new CannotStart(call.place(), call.function() + " needs a list of conditions");
    }
}
