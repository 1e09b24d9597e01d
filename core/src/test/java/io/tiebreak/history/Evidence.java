package io.tiebreak.history;

import io.tiebreak.ledger.StreamId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What has been found out about a history so far. */
final class Evidence {
    private final Map<StreamId, Timeline> timelines = new HashMap<>();
    private final Map<StreamId, List<Step>> steps = new HashMap<>();
    private final List<Promise.Broken> broken = new ArrayList<>();

    Evidence(Recording recording) {
        recording.ledger().forEach((stream, commands) -> {
            timelines.put(stream, new Timeline(commands));
            steps.put(stream, new ArrayList<>());
        });
    }

    Timeline timeline(StreamId stream) {
        return Objects.requireNonNull(timelines.get(stream), stream::id);
    }

    /** Notes where in its stream something stands; one that can stand nowhere has been complained of already. */
    void add(StreamId stream, Step step) {
        if (!step.places().isEmpty()) {
            Objects.requireNonNull(steps.get(stream), stream::id).add(step);
        }
    }

    void expect(boolean kept, Promise promise, String how) {
        if (!kept) {
            broken.add(new Promise.Broken(promise, how));
        }
    }

    void linearize() {
        steps.values()
                .forEach(ofStream ->
                        Linearization.fault(ofStream).ifPresent(fault -> expect(false, Promise.LINEARIZABLE, fault)));
    }

    List<Promise.Broken> broken() {
        return List.copyOf(broken);
    }
}
