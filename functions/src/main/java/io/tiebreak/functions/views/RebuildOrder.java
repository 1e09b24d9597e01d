package io.tiebreak.functions.views;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an operator orders, strictly read.
 *
 * @param view of which view
 * @param action what to do
 * @param segments in how many parts at once a rebuild that begins reads the ledger
 * @param unitsPerSecond how many read and write units it may spend
 */
record RebuildOrder(String view, Action action, int segments, int unitsPerSecond) {
    private static final Set<String> FIELDS = Set.of("view", "action", "segments", "unitsPerSecond");

    /** What can be ordered. */
    enum Action {
        /** Go on building the next generation, or begin to. */
        REBUILD,
        /** Let readers read the generation that is complete. */
        SWITCH,
        /** Let readers read the generation that was read before. */
        BACK,
        /** Change nothing, tell how it is. */
        STATUS;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @throws IllegalArgumentException naming the first field that is wrong */
    static RebuildOrder read(@Nullable Map<String, Object> event) {
        Map<String, Object> fields = event == null ? Map.of() : event;
        fields.keySet().stream()
                .filter(name -> !FIELDS.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("there is no field " + name);
                });
        return new RebuildOrder(
                view(fields),
                action(fields),
                integer(fields, "segments", 64, 4),
                integer(fields, "unitsPerSecond", 100_000, 500));
    }

    private static String view(Map<String, Object> fields) {
        if (fields.get("view") instanceof String view) {
            return view;
        }
        throw new IllegalArgumentException("view must be the name of a view");
    }

    private static Action action(Map<String, Object> fields) {
        return Arrays.stream(Action.values())
                .filter(action -> action.word().equals(fields.get("action")))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("action must be one of "
                        + Arrays.stream(Action.values()).map(Action::word).collect(Collectors.joining(", "))));
    }

    private static int integer(Map<String, Object> fields, String name, int most, int otherwise) {
        Object value = fields.getOrDefault(name, otherwise);
        if (value instanceof Integer number && number >= 1 && number <= most) {
            return number;
        }
        throw new IllegalArgumentException(name + " must be an integer from 1 to " + most);
    }
}
