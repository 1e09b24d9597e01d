package io.tiebreak.convergence;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Rows;
import io.tiebreak.view.Shelf;
import io.tiebreak.view.ViewStore;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The lists of streams that wait. */
record Parkings(ViewStore store) {
    private static final Rows.Range ALL = new Rows.Range("", Optional.empty(), 1000);

    Set<StreamId> of(Generations generations) {
        return generations.forms().keySet().stream()
                .flatMap(number -> of(new Generation(generations.view(), number)).stream())
                .collect(Collectors.toSet());
    }

    List<StreamId> of(Generation generation) {
        return Streams.TENANTS.stream()
                .flatMap(tenant -> Shelf.all(tenant, Parked.SECTION).stream())
                .flatMap(shelf -> store.rows(generation, shelf, ALL, new Meter()).rows().stream())
                .map(row -> Parked.of(row.content()).stream())
                .toList();
    }
}
