package io.tiebreak.local;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line of {@code --name value} pairs and {@code --flag}s; anything else is refused. */
final class Arguments {

    private static final String PREFIX = "--";

    private final Map<String, String> values = new HashMap<>();

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException in one line, naming what is wrong
     */
    Arguments(String[] line, Set<String> names, Set<String> flags) {
        for (int i = 0; i < line.length; i++) {
            String name = line[i].startsWith(PREFIX) ? line[i].substring(PREFIX.length()) : "";
            if (flags.contains(name)) {
                values.put(name, "");
            } else if (!names.contains(name)) {
                throw new IllegalArgumentException("there is no option " + line[i]);
            } else if (i + 1 == line.length) {
                throw new IllegalArgumentException(line[i] + " needs a value");
            } else {
                values.put(name, line[++i]);
            }
        }
    }

    boolean has(String flag) {
        return values.containsKey(flag);
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String required(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException(PREFIX + name + " is missing"));
    }

    int number(String name, int least, int most, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        String text = required(name);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new IllegalArgumentException(
                PREFIX + name + " must be a number from " + least + " to " + most + ", and is '" + text + "'");
    }
}
