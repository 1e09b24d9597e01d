package io.tiebreak.operate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param action as the function calls it
 * @param keep whether a new generation is not switched to
 * @param stack where to do it; empty = at {@code url}
 */
record RebuildOptions(
        String view,
        String action,
        Optional<Integer> units,
        Optional<Integer> segments,
        boolean keep,
        URI url,
        Optional<String> stack) {

    private static final List<String> ACTIONS = List.of("back", "switch", "status");

    static RebuildOptions parse(List<String> args) throws UsageException {
        Arguments arguments = Arguments.parse(
                args,
                Set.of("--back", "--switch", "--status", "--keep"),
                Set.of("--units", "--segments", "--url", "--stack"));
        Arguments.require(arguments.words().size() == 1, "which VIEW? One at a time");
        List<String> actions =
                ACTIONS.stream().filter(action -> arguments.has("--" + action)).toList();
        Arguments.require(actions.size() <= 1, "--back, --switch and --status exclude each other");
        boolean rebuilds = actions.isEmpty();
        for (String option : List.of("--keep", "--units", "--segments")) {
            Arguments.require(rebuilds || !arguments.has(option), option + " is for rebuilding");
        }
        Arguments.require(!arguments.has("--url") || !arguments.has("--stack"), "--url and --stack exclude each other");
        return new RebuildOptions(
                arguments.words().getFirst(),
                rebuilds ? "rebuild" : actions.getFirst(),
                arguments.integer("--units", 100_000),
                arguments.integer("--segments", 64),
                arguments.has("--keep"),
                arguments.url(),
                arguments.value("--stack"));
    }

    /** What the function is told. */
    ObjectNode event(String action) {
        ObjectNode event = Http.JSON.createObjectNode().put("view", view).put("action", action);
        if (action.equals("rebuild")) {
            units.ifPresent(number -> event.put("unitsPerSecond", number));
            segments.ifPresent(number -> event.put("segments", number));
        }
        return event;
    }

    /** The command line that does something else with this view, there. */
    String commandLine(String option) {
        String where = stack.map(name -> " --stack " + name)
                .orElse(url.equals(URI.create(Arguments.DEFAULT_URL)) ? "" : " --url " + url);
        return "scripts/rebuild " + view + " " + option + where;
    }
}
