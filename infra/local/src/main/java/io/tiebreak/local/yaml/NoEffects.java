package io.tiebreak.local.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the template says and this machine does not need, gathered while it is read so that the start can list it once. */
public final class NoEffects {

    private final Map<String, SortedSet<String>> properties = new TreeMap<>();
    private final SortedSet<String> types = new TreeSet<>();

    void property(String type, String path) {
        properties.computeIfAbsent(type, any -> new TreeSet<>()).add(path);
    }

    void type(String type) {
        types.add(type);
    }

    /** One line for the types, then one for each type some of whose properties have no effect. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!types.isEmpty()) {
            lines.add(String.join(", ", types));
        }
        properties.forEach((type, paths) -> lines.add(type + ": " + String.join(" ", paths)));
        return lines;
    }
}
