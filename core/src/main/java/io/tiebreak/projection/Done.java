package io.tiebreak.projection;

import io.tiebreak.store.StoreException;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Parked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What an {@link EditionProjector} has got done; threads add to it. */
final class Done {
    private final Generation generation;
    private final Set<Line> settled = ConcurrentHashMap.newKeySet();
    private final List<Parking> parkings = new ArrayList<>();
    private Optional<StoreException> failure = Optional.empty();

    Done(Generation generation) {
        this.generation = generation;
    }

    void settled(Line line) {
        settled.add(line);
    }

    boolean isSettled(Line line) {
        return settled.contains(line);
    }

    synchronized void parked(Parked parked) {
        parkings.add(new Parking(generation, parked));
    }

    void failed(StoreException failure) {
        this.failure = Optional.of(failure);
    }

    /** Why it stopped; empty if everything is settled. */
    Optional<StoreException> failure() {
        return failure;
    }

    synchronized List<Parking> parkings() {
        return List.copyOf(parkings);
    }

    /** Those of the lines that got done. */
    List<Line> settled(List<Line> lines) {
        return lines.stream().filter(settled::contains).toList();
    }

    /** The place in the batch from which not everything is in the view. */
    int failedFrom(List<Line> lines) {
        return lines.stream()
                .filter(line -> !settled.contains(line))
                .mapToInt(Line::first)
                .min()
                .orElseThrow(() -> new IllegalStateException("a failure, though every line is settled"));
    }
}
