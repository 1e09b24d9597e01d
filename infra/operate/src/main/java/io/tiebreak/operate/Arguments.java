package io.tiebreak.operate;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A command line, taken apart.
 *
 * @param words what is no option, in order
 * @param options by their names; a flag has an empty value
 */
record Arguments(List<String> words, Map<String, String> options) {

    static final String DEFAULT_URL = "http://127.0.0.1:8080";

    Arguments {
        words = List.copyOf(words);
        options = Collections.unmodifiableMap(new HashMap<>(options));
    }

    static Arguments parse(List<String> args, Set<String> flags, Set<String> valued) throws UsageException {
        List<String> words = new ArrayList<>();
        Map<String, String> options = new HashMap<>();
        Deque<String> rest = new ArrayDeque<>(args);
        while (!rest.isEmpty()) {
            String arg = rest.remove();
            if (valued.contains(arg)) {
                require(!rest.isEmpty(), arg + " needs a value");
                options.put(arg, rest.remove());
            } else if (flags.contains(arg)) {
                options.put(arg, "");
            } else {
                require(!arg.startsWith("-"), "unknown option " + arg);
                words.add(arg);
            }
        }
        return new Arguments(words, options);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(options.get(option));
    }

    Optional<Integer> integer(String option, int most) throws UsageException {
        Optional<String> text = value(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int number = text.get().matches("[0-9]{1,6}") ? Integer.parseInt(text.get()) : 0;
        require(number >= 1 && number <= most, option + " must be a number from 1 to " + most);
        return Optional.of(number);
    }

    /** {@code --url}, or where {@code scripts/run} listens. */
    URI url() throws UsageException {
        String text = value("--url").orElse(DEFAULT_URL);
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

    static void require(boolean holds, String otherwise) throws UsageException {
        if (!holds) {
            throw new UsageException(otherwise);
        }
    }
}
