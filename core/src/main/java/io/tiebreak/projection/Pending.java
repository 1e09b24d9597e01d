package io.tiebreak.projection;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.view.Move;
import io.tiebreak.view.Place;
import io.tiebreak.view.Standing;
import io.tiebreak.view.Step;
import io.tiebreak.view.ViewStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A step that has to be taken in a transaction. */
record Pending(Judged judged, Step step) {

    StreamId stream() {
        return step.move().stream();
    }

    /** What is left to do where a move was refused; empty if the stream has it already, or waits. */
    static Optional<Pending> of(Judged judged, Move move, Standing standing) {
        return standing.applied() >= move.version() || standing.parked().isPresent()
                ? Optional.empty()
                : Optional.of(new Pending(judged, new Step(standing, move)));
    }

    /** As few groups as can be written together, those who share rows side by side. */
    static List<List<Pending>> groups(List<Pending> all) {
        List<List<Pending>> groups = new ArrayList<>();
        Set<Place> rows = new HashSet<>();
        for (Pending one : all.stream().sorted(byShelf()).toList()) {
            rows.addAll(one.rows());
            if (groups.isEmpty() || rows.size() > ViewStore.MOST_ROWS_TOGETHER) {
                groups.add(new ArrayList<>());
                rows = new HashSet<>(one.rows());
            }
            groups.getLast().add(one);
        }
        return groups;
    }

    /** Streams share rows only if they are on shelves of one number. */
    private static Comparator<Pending> byShelf() {
        return Comparator.comparingInt(one -> Place.of(one.stream()).shelf().number());
    }

    private List<Place> rows() {
        Stream<Place> beside =
                step.changes().stream().map(change -> change.beside().of(stream()));
        return Stream.concat(Stream.of(Place.of(stream())), beside).toList();
    }
}
