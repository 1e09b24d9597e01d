package io.tiebreak.view;

import io.tiebreak.store.Meter;
import java.util.ArrayDeque;
import java.util.Queue;

/** Reads one shelf in the order of its ids, a few rows a request. */
final class ShelfReader {
    private final ViewStore store;
    private final Generation generation;
    private final Shelf shelf;
    private final Meter meter;
    private final Queue<Rows.Row> read = new ArrayDeque<>();
    private Rows.Range range;
    private boolean atEnd;

    ShelfReader(ViewStore store, Generation generation, Shelf shelf, Rows.Range range, Meter meter) {
        this.store = store;
        this.generation = generation;
        this.shelf = shelf;
        this.range = range;
        this.meter = meter;
    }

    /** Whether there is another row; reads on if it must to know. */
    boolean hasNext() {
        while (read.isEmpty() && !atEnd) {
            Rows rows = store.rows(generation, shelf, range, meter);
            read.addAll(rows.rows());
            range = new Rows.Range(range.prefix(), rows.next(), range.limit());
            atEnd = rows.next().isEmpty();
        }
        return !read.isEmpty();
    }

    /** The next row, which stays there. */
    Rows.Row next() {
        return read.element();
    }

    Rows.Row take() {
        return read.remove();
    }
}
