package io.tiebreak.local;

import io.tiebreak.local.faults.Faults;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How to run a template.
 *
 * @param port where the HTTP API listens; 0 for a free one
 * @param data where tables, stream positions, buckets, messages and events on their way are kept; empty to forget them at the end
 * @param requiresToken whether a call without a token is refused
 * @param parameters values for the template's parameters, before the local ones
 */
public record Options(
        Path template,
        int port,
        Optional<Path> data,
        boolean requiresToken,
        Faults faults,
        Map<String, String> parameters) {

    static final int DEFAULT_PORT = 8080;

    /** In memory, on a free port, with tokens optional and nothing going wrong. */
    public static Options of(Path template) {
        return new Options(template, 0, Optional.empty(), false, Faults.none(), Map.of());
    }

    public Options withPort(int other) {
        return new Options(template, other, data, requiresToken, faults, parameters);
    }

    public Options keptIn(Path folder) {
        return new Options(template, port, Optional.of(folder), requiresToken, faults, parameters);
    }

    public Options requiringTokens() {
        return new Options(template, port, data, true, faults, parameters);
    }

    public Options withFaults(Faults others) {
        return new Options(template, port, data, requiresToken, others, parameters);
    }

    public Options withParameter(String name, String value) {
        Map<String, String> more = new HashMap<>(parameters);
        more.put(name, value);
        return new Options(template, port, data, requiresToken, faults, Map.copyOf(more));
    }
}
