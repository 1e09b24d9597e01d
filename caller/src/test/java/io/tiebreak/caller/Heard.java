package io.tiebreak.caller;

import io.tiebreak.address.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A listener that keeps what it hears, and what is there by that. */
final class Heard implements SignalListener {
    private final List<String> all = new ArrayList<>();
    private final Map<Address, String> now = new TreeMap<>();
    private final Map<Address, Long> revisions = new TreeMap<>();
    private int backwards;

    @Override
    public synchronized void changed(Change change) {
        all.add(text(change));
        keep(change);
    }

    private static String text(Change change) {
        return switch (change) {
            case Change.Valued(Signal signal, Meta meta) ->
                signal.address() + "=" + signal.value() + "@" + signal.revision();
            case Change.Removed removed -> removed.address() + " gone@" + removed.revision();
        };
    }

    private void keep(Change change) {
        long before = revisions.getOrDefault(change.address(), 0L);
        switch (change) {
            case Change.Valued(Signal signal, Meta meta) -> {
                backwards += signal.revision() > before ? 0 : 1;
                now.put(signal.address(), signal.value() + "@" + signal.revision());
            }
            case Change.Removed removed -> {
                // What is only missing in a snapshot comes with the revision known last.
                backwards += removed.revision() >= before && now.containsKey(removed.address()) ? 0 : 1;
                now.remove(removed.address());
            }
        }
        revisions.put(change.address(), change.revision());
    }

    @Override
    public synchronized void bundle(String bundleId, List<Change> changes) {
        all.add(bundleId + changes.stream().map(Heard::text).toList());
        changes.forEach(this::keep);
    }

    @Override
    public synchronized void event(Event event) {
        all.add(event.id() + " " + event.address() + " " + event.value());
    }

    @Override
    public synchronized void complete() {
        all.add("complete");
    }

    @Override
    public synchronized void refused(Problem problem) {
        all.add("refused " + problem.status());
    }

    synchronized List<String> all() {
        return List.copyOf(all);
    }

    /** What is there, as far as was heard. */
    synchronized Map<Address, String> now() {
        return new TreeMap<>(now);
    }

    /** How often something was told twice, or after something newer. */
    synchronized int backwards() {
        return backwards;
    }
}
