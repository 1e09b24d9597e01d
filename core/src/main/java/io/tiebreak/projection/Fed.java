package io.tiebreak.projection;

import io.tiebreak.command.Patience;
import io.tiebreak.store.Meter;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells which views streams go into, and which generations those have now. */
final class Fed {
    private final Projections projections;
    private final GenerationStore generations;

    Fed(Projections projections, GenerationStore generations) {
        this.projections = projections;
        this.generations = generations;
    }

    /** The views made of such kinds of streams; one that nothing was projected into yet gets its first generation. */
    SortedMap<String, Generations> by(Set<String> kinds, Patience patience, Meter meter) {
        Map<String, Generations> known = patience.insist(() -> generations.all(meter));
        SortedMap<String, Generations> fed = new TreeMap<>();
        for (String view : projections.views()) {
            if (kinds.contains(projections.kind(view))) {
                fed.put(view, known.containsKey(view) ? known.get(view) : patience.insist(() -> begun(view, meter)));
            }
        }
        return fed;
    }

    /** The generations of one view; if nothing was projected into it yet, it gets its first one. */
    Generations of(String view, Patience patience, Meter meter) {
        return patience.insist(() -> generations.find(view, meter).orElseGet(() -> begun(view, meter)));
    }

    private Generations begun(String view, Meter meter) {
        Generations first =
                Generations.first(view, projections.newest(view).orElseThrow().form());
        return generations.replace(first, meter)
                ? first
                : generations.find(view, meter).orElseThrow();
    }
}
