package io.tiebreak.convergence;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Promises found broken so far. */
final class Findings {
    private final List<Promise.Broken> broken = new ArrayList<>();

    synchronized void expect(boolean kept, Promise promise, Supplier<String> how) {
        if (!kept) {
            broken.add(new Promise.Broken(promise, how.get()));
        }
    }

    synchronized List<Promise.Broken> broken() {
        return List.copyOf(broken);
    }
}
