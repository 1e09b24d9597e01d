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

    /** The resource types, and what stands outside of resources, in the first line; then a line per type in part. */
    public List<String> lines() {
        List<String> first = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        types.forEach(type -> first.add(shortened(type)));
        properties.forEach((owner, paths) ->
                (owner.contains("::") ? lines : first).add(shortened(owner) + ": " + String.join(" ", paths)));
        if (!first.isEmpty()) {
            lines.addFirst(String.join("; ", first));
        }
        return lines;
    }

    private static String shortened(String type) {
        return type.substring(type.lastIndexOf(':') + 1);
    }
}
