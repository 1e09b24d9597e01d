package io.tiebreak.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tiebreak.store.Concurrently;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Several shelves as one, in the order of their ids. */
final class ShelvesMerge {
    private static final Comparator<ShelfReader> BY_NEXT_ID =
            Comparator.comparing(shelf -> shelf.next().id().getBytes(UTF_8), Arrays::compareUnsigned);

    private final PriorityQueue<ShelfReader> shelves = new PriorityQueue<>(BY_NEXT_ID);

    ShelvesMerge(List<ShelfReader> readers) {
        // Side by side: one after the other, sixteen round trips would be felt.
        Concurrently.each(readers, ShelfReader::hasNext);
        readers.stream().filter(ShelfReader::hasNext).forEach(shelves::add);
    }

    boolean hasNext() {
        return !shelves.isEmpty();
    }

    /**
     * The row with the smallest id.
     *
     * @param more whether another one will be asked for; if not, what this shelf has behind it need not be known as long as
     *     another shelf has something anyway
     */
    Rows.Row take(boolean more) {
        ShelfReader shelf = shelves.remove();
        Rows.Row row = shelf.take();
        if ((more || shelves.isEmpty()) && shelf.hasNext()) {
            shelves.add(shelf);
        }
        return row;
    }
}
