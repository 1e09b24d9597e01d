package io.tiebreak.importer;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the command line asks for.
 *
 * @param token empty = none
 */
record Options(String file, URI url, int writers, boolean progress, boolean dryRun, Target target, String token) {

    private static final int MOST_WRITERS = 1_000;
    private static final Set<String> FLAGS = Set.of("--progress", "--dry-run", "--rebase");
    private static final Map<String, String> DEFAULTS =
            Map.of("--url", "http://127.0.0.1:8080", "--writers", "8", "--type", "document", "--token", "");

    static Options parse(List<String> args) throws UsageException {
        Map<String, String> given = new HashMap<>(DEFAULTS);
        Deque<String> rest = new ArrayDeque<>(args);
        while (!rest.isEmpty()) {
            read(rest.remove(), rest, given);
        }
        require(given.containsKey("FILE"), "which FILE? (- is standard input)");
        return new Options(
                given.getOrDefault("FILE", ""),
                url(given.getOrDefault("--url", "")),
                writers(given.getOrDefault("--writers", "")),
                given.containsKey("--progress"),
                given.containsKey("--dry-run"),
                new Target(type(given.getOrDefault("--type", "")), given.containsKey("--rebase")),
                given.getOrDefault("--token", ""));
    }

    private static void read(String arg, Deque<String> rest, Map<String, String> given) throws UsageException {
        if (DEFAULTS.containsKey(arg)) {
            require(!rest.isEmpty(), arg + " needs a value");
            given.put(arg, rest.remove());
        } else if (FLAGS.contains(arg)) {
            given.put(arg, "");
        } else {
            require(arg.equals("-") || !arg.startsWith("-"), "unknown option " + arg);
            require(!given.containsKey("FILE"), "one FILE at a time, and " + arg + " is a second");
            given.put("FILE", arg);
        }
    }

    private static URI url(String text) throws UsageException {
        String wrong = "--url must be http://… or https://…, not " + text;
        require(text.matches("https?://[^?#]+"), wrong);
        try {
            URI url = URI.create(text.replaceAll("/+$", ""));
            require(url.getHost() != null, wrong);
            return url;
        } catch (IllegalArgumentException e) {
            throw new UsageException(wrong);
        }
    }

    private static int writers(String text) throws UsageException {
        int writers = text.matches("[0-9]{1,4}") ? Integer.parseInt(text) : 0;
        require(writers >= 1 && writers <= MOST_WRITERS, "--writers must be a number from 1 to " + MOST_WRITERS);
        return writers;
    }

    private static String type(String text) throws UsageException {
        require(text.matches("[a-z][a-z0-9-]{0,31}"), "--type must match [a-z][a-z0-9-]{0,31}");
        return text;
    }

    private static void require(boolean holds, String otherwise) throws UsageException {
        if (!holds) {
            throw new UsageException(otherwise);
        }
    }
}
