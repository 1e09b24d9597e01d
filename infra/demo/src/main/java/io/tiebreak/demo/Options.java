package io.tiebreak.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param url the backend that runs already; empty to start one
 * @param data where the started one keeps its tables; empty for in memory
 * @param edits a file of edits; empty to make some up
 */
record Options(
        Path template,
        Optional<URI> url,
        int port,
        Optional<Path> data,
        Duration length,
        long seed,
        Optional<Path> edits) {

    private static final Set<String> NAMES =
            Set.of("--template", "--url", "--port", "--data", "--seconds", "--seed", "--edits");
    private static final int AN_HOUR = 3600;

    /** @param seed the one to take if none is given */
    static Options parse(List<String> args, long seed) throws UsageException {
        Map<String, String> given = read(args);
        Optional<URI> url = url(given);
        require(
                url.isEmpty() || !(given.containsKey("--port") || given.containsKey("--data")),
                "--port and --data are for a backend that is started, not for one named with --url");
        return new Options(
                Path.of(given.getOrDefault("--template", "template.yaml")),
                url,
                number(given, "--port", 8080, 65535),
                path(given, "--data"),
                Duration.ofSeconds(number(given, "--seconds", 60, AN_HOUR)),
                given.containsKey("--seed") ? number(given, "--seed", 0, Integer.MAX_VALUE) : seed,
                path(given, "--edits"));
    }

    private static Map<String, String> read(List<String> args) throws UsageException {
        Map<String, String> given = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(args);
        while (!rest.isEmpty()) {
            String name = rest.remove();
            require(NAMES.contains(name), "unknown option " + name);
            require(!rest.isEmpty(), name + " needs a value");
            given.put(name, rest.remove());
        }
        return given;
    }

    private static Optional<Path> path(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name)).map(Path::of);
    }

    /** Load goes to this machine only. */
    private static Optional<URI> url(Map<String, String> given) throws UsageException {
        String text = given.get("--url");
        if (text == null) {
            return Optional.empty();
        }
        require(
                text.matches("http://127\\.0\\.0\\.1:[0-9]{1,5}/?"),
                "--url must be http://127.0.0.1:PORT, not " + text);
        return Optional.of(URI.create(text.replaceAll("/$", "")));
    }

    private static int number(Map<String, String> given, String name, int otherwise, int most) throws UsageException {
        String text = given.getOrDefault(name, String.valueOf(otherwise));
        long number = text.matches("[0-9]{1,10}") ? Long.parseLong(text) : -1;
        int least = name.equals("--seed") ? 0 : 1;
        require(number >= least && number <= most, "%s must be a number from %d to %d".formatted(name, least, most));
        return (int) number;
    }

    private static void require(boolean holds, String otherwise) throws UsageException {
        if (!holds) {
            throw new UsageException(otherwise);
        }
    }
}
