package io.tiebreak.items.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tiebreak.items.Item;
import io.tiebreak.items.ItemsView;
import io.tiebreak.json.Json;
import io.tiebreak.store.StoreException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** One page of a list: the shelves of a type, merged in the order of their ids. */
final class ShelvesMerge {
    /** Lambda answers with 6 MB at most, so a page of large items ends before it is full. */
    private static final int MAX_PAGE_BYTES = 3 * 1024 * 1024;

    private static final Comparator<ShelfReader> BY_NEXT_ID =
            Comparator.comparing(shelf -> shelf.next().stream().id().getBytes(UTF_8), Arrays::compareUnsigned);

    private final PriorityQueue<ShelfReader> shelves = new PriorityQueue<>(BY_NEXT_ID);

    ShelvesMerge(List<ShelfReader> readers) {
        readAll(readers);
        readers.stream().filter(ShelfReader::hasNext).forEach(shelves::add);
    }

    ItemsView.Page page(int limit) {
        List<Item> items = new ArrayList<>();
        int bytes = 0;
        while (!shelves.isEmpty() && items.size() < limit && bytes < MAX_PAGE_BYTES) {
            ShelfReader shelf = shelves.remove();
            Item item = shelf.take();
            items.add(item);
            bytes += Json.bytes(item.state().attributes());
            // A full page need not know what this shelf has behind it, if another one has something anyway.
            if ((items.size() < limit || shelves.isEmpty()) && shelf.hasNext()) {
                shelves.add(shelf);
            }
        }
        return new ItemsView.Page(
                items,
                shelves.isEmpty()
                        ? Optional.empty()
                        : Optional.of(items.getLast().stream().id()));
    }

    /** Side by side: one after the other, sixteen round trips would be felt. */
    private static void readAll(List<ShelfReader> readers) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            readers.stream()
                    .map(reader -> CompletableFuture.runAsync(reader::hasNext, threads))
                    .toList()
                    .forEach(CompletableFuture::join);
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException failure ? failure : e;
        }
    }
}
