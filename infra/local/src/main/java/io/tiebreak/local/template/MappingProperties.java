package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import java.util.List;
import java.util.Optional;

/** What event source mappings of all kinds say in the same words. */
final class MappingProperties {

    private MappingProperties() {}

    /** Whether a mapping is switched on; it is if it says nothing. */
    static boolean enabled(Section properties) {
        return !properties.has("Enabled") || properties.flag("Enabled");
    }

    /** Whether a rule is switched on; it is if it says nothing. */
    static boolean stateIsEnabled(Section properties) {
        return switch (properties.text("State").orElse("ENABLED")) {
            case "ENABLED" -> true;
            case "DISABLED" -> false;
            default -> throw properties.problem("State", "must be ENABLED or DISABLED");
        };
    }

    /** Event patterns as JSON; none if everything is let through. */
    static List<String> filters(Section properties) {
        Optional<Section> criteria = properties.section("FilterCriteria");
        List<String> patterns = criteria.map(section -> section.sections("Filters").stream()
                        .map(filter -> {
                            String pattern = filter.required("Pattern");
                            filter.finish();
                            return pattern;
                        })
                        .toList())
                .orElse(List.of());
        criteria.ifPresent(Section::finish);
        return patterns;
    }

    static boolean reportsBatchItemFailures(Section properties) {
        List<String> types = properties.texts("FunctionResponseTypes");
        if (!types.isEmpty() && !types.equals(List.of("ReportBatchItemFailures"))) {
            throw properties.problem("FunctionResponseTypes", "can only hold ReportBatchItemFailures");
        }
        return !types.isEmpty();
    }

    /** A number from {@code least} to {@code most}; empty if it is absent. */
    static Optional<Integer> inRange(Section properties, String name, int least, int most) {
        return properties.number(name).map(number -> {
            if (number < least || number > most) {
                throw properties.problem(name, "is " + number + ", and must be from " + least + " to " + most);
            }
            return number;
        });
    }
}
