package io.tiebreak.view;

import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a section page by page: its 16 shelves, merged in the order of their ids' UTF-8 bytes. All pages of a list come from
 * the generation that was served when it began, for as long as the stream feeds that.
 */
public final class Listing {
    /** Lambda answers with 6 MB at most, so a page of large rows ends before it is full. */
    private static final int MAX_PAGE_BYTES = 3 * 1024 * 1024;

    private final ViewStore store;
    private final Serving serving;

    public Listing(ViewStore store, Serving serving) {
        this.store = store;
        this.serving = serving;
    }

    /**
     * What to list.
     *
     * @param view the view's name
     * @param tenant whose
     * @param section which rows
     * @param prefix what their ids begin with; empty for all
     * @param after the position to go on after; empty for the first page
     * @param limit at most so many, 1 or more
     */
    public record Query(String view, String tenant, String section, String prefix, Optional<String> after, int limit) {}

    /**
     * A page; empty if the generation its position is of is no longer fed. At least 16 requests and 8 read units, however
     * few rows there are.
     *
     * @param read what a row is to the caller
     */
    public <T> Optional<Page<T>> page(Query query, Function<Rows.Row, T> read, Meter meter) {
        Generations generations = serving.of(query.view(), meter);
        Optional<Position> after = query.after().map(Position::parse);
        int number = after.map(Position::generation).orElse(generations.serving());
        return generations.has(number)
                ? Optional.of(page(new Generation(query.view(), number), query, after.map(Position::id), read, meter))
                : Optional.empty();
    }

    /** Where in a list; the generation comes first. */
    private record Position(int generation, String id) {
        static Position parse(String text) {
            String[] parts = text.split(" ", 2);
            return new Position(Integer.parseInt(parts[0]), parts[1]);
        }

        String text() {
            return generation + " " + id;
        }
    }

    private <T> Page<T> page(
            Generation generation, Query query, Optional<String> after, Function<Rows.Row, T> read, Meter meter) {
        // Twice what a shelf has to give on average, so that a second request is rare.
        var range = new Rows.Range(query.prefix(), after, query.limit() / 8 + 2);
        var shelves = new ShelvesMerge(Shelf.all(query.tenant(), query.section()).stream()
                .map(shelf -> new ShelfReader(store, generation, shelf, range, meter))
                .toList());
        List<Page.Listed<T>> rows = new ArrayList<>();
        int bytes = 0;
        while (shelves.hasNext() && rows.size() < query.limit() && bytes < MAX_PAGE_BYTES) {
            Rows.Row row = shelves.take(rows.size() + 1 < query.limit());
            rows.add(new Page.Listed<>(new Position(generation.number(), row.id()).text(), read.apply(row)));
            bytes += Json.bytes(row.content());
        }
        return new Page<>(rows, shelves.hasNext() ? Optional.of(rows.getLast().position()) : Optional.empty());
    }
}
