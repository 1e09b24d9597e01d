package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The template's parameters, with the local run's values before the defaults. */
final class Parameters {

    private static final Set<String> TYPES = Set.of("String", "Number", "CommaDelimitedList", "List<Number>");

    private final Map<String, Value> values = new HashMap<>();

    /** Reads the section {@code Parameters}; a value that its own rules forbid is refused. */
    Parameters(Map<String, Section> section, Map<String, String> local) {
        section.forEach((name, parameter) -> values.put(name, value(name, parameter, local)));
    }

    Optional<Value> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static Value value(String name, Section parameter, Map<String, String> local) {
        String type = parameter.required("Type");
        if (!TYPES.contains(type)) {
            throw parameter.problem("Type", "is " + type + ", which the local run can't look up: use String");
        }
        Optional<String> fallback = parameter.text("Default");
        String text = Optional.ofNullable(local.get(name))
                .or(() -> fallback)
                .orElseThrow(() -> parameter.problem("has no Default, and the local run has no value for it"));
        check(parameter, type, text);
        parameter.withoutEffect("Description", "ConstraintDescription", "NoEcho");
        parameter.finish();
        return type.equals("String") || type.equals("Number")
                ? new Value.Text(text, parameter.place())
                : new Value.Items(list(text, parameter), parameter.place());
    }

    private static void check(Section parameter, String type, String text) {
        List<String> allowed = parameter.texts("AllowedValues");
        if (!allowed.isEmpty() && !allowed.contains(text)) {
            throw parameter.problem("AllowedValues", "don't allow '" + text + "'");
        }
        if (parameter.text("AllowedPattern").filter(p -> !text.matches(p)).isPresent()) {
            throw parameter.problem("AllowedPattern", "doesn't match '" + text + "'");
        }
        switch (type) {
            case "String" -> checkRange(parameter, "MinLength", "MaxLength", new BigDecimal(text.length()));
            case "Number" -> checkRange(parameter, "MinValue", "MaxValue", number(parameter, text));
            default -> {}
        }
    }

    private static void checkRange(Section parameter, String least, String most, BigDecimal size) {
        if (parameter
                .text(least)
                .filter(n -> size.compareTo(number(parameter, n)) < 0)
                .isPresent()) {
            throw parameter.problem(least, "forbids the local value");
        }
        if (parameter
                .text(most)
                .filter(n -> size.compareTo(number(parameter, n)) > 0)
                .isPresent()) {
            throw parameter.problem(most, "forbids the local value");
        }
    }

    private static BigDecimal number(Section parameter, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw parameter.problem("needs a number, and '" + text + "' is none");
        }
    }

    private static List<Value> list(String text, Section parameter) {
        return Arrays.stream(text.split(","))
                .<Value>map(item -> new Value.Text(item.strip(), parameter.place()))
                .toList();
    }
}
