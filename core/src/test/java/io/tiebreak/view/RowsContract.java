package io.tiebreak.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.store.Leg;
import io.tiebreak.store.Sweep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store promises of reading shelves, and of removing what nobody reads any more. */
abstract class RowsContract extends ViewStoreFixture {
    private static final String SECTION = "-entries";
    private final Shelf shelf = Shelf.of(stream, SECTION);

    RowsContract(ViewStore store) {
        super(store);
    }

    @Test
    void anEmptyShelfHasNoRows() {
        assertThat(read("", Optional.empty(), 10)).isEmpty();
        assertThat(tallies()).isEmpty();
    }

    @Test
    void rowsComeInTheOrderOfUtf8Bytes() {
        // As UTF-16 the emoji would come before the last but one.
        put("b", "a", "B", "é", "😀", "\uFFFD", "a#1", "a 1", "10", "9");
        assertThat(read("", Optional.empty(), 100))
                .containsExactly("10", "9", "B", "a", "a 1", "a#1", "b", "é", "\uFFFD", "😀");
        assertThat(read("", Optional.of("\uFFFD"), 100)).containsExactly("😀");
    }

    @Test
    void rowsAreFoundByPrefix() {
        put("2026-1", "2026-2", "2027-1", "é1", "é2");
        assertThat(read("2026-", Optional.empty(), 5)).containsExactly("2026-1", "2026-2");
        assertThat(read("2026-", Optional.of("2026-1"), 5)).containsExactly("2026-2");
        assertThat(read("é", Optional.empty(), 5)).containsExactly("é1", "é2");
        assertThat(read("x", Optional.empty(), 5)).isEmpty();
    }

    @Test
    void readingGoesOnBehindAnIdThatIsGone() {
        put("a", "c");
        assertThat(read("", Optional.of("b"), 5)).containsExactly("c");
    }

    @Test
    void pagesHaveNoGapAndNoRepeat() {
        String[] all = IntStream.range(0, 23).mapToObj("row-%02d"::formatted).toArray(String[]::new);
        put(all);
        for (int limit : new int[] {1, 5, 22, 23, 24}) {
            assertThat(read("", Optional.empty(), limit)).containsExactly(all);
        }
    }

    @Test
    void aRowTellsIdVersionAndContent() {
        advance(stream, 7, part("seven"));
        var range = new Rows.Range("", Optional.empty(), 5);
        assertThat(store.rows(generation, Shelf.of(stream, "note"), range, meter)
                        .rows())
                .containsExactly(new Rows.Row("a", 7, json("{\"text\":\"seven\"}")));
        put("entry");
        assertThat(store.rows(generation, shelf, range, meter).rows())
                .containsExactly(new Rows.Row("entry", 0, json("{}")));
    }

    @Test
    void rowsWithoutContentHideNothingBehindThem() {
        for (int i = 0; i < 200; i++) {
            advance(stream("gone-" + i), 1, Part.NOTHING);
        }
        advance(neighbour, 1, part("there"));
        store.raise(generation, new Place(Shelf.of(stream, "note"), "figure"), "n", 1, meter);
        List<String> seen = new ArrayList<>();
        read(Shelf.of(stream, "note"), "", Optional.empty(), 2, seen);
        assertThat(seen).containsExactly(neighbour.id());
    }

    @Test
    void onlyRowsOfRemovedGenerationsGo() {
        Generation kept = new Generation(generation.view(), 11);
        Generation alsoRemoved = new Generation(generation.view(), 2);
        Generation otherView = new Generation(generation.view() + "-too", 1);
        for (Generation one : List.of(generation, kept, alsoRemoved, otherView)) {
            for (int i = 0; i < 30; i++) {
                store.advance(one, move(stream("row-" + i), 1, part("x")), meter);
            }
            store.park(one, parked(stream, 1), meter);
            store.raise(one, TOTAL.of(stream), "figure", 1, meter);
        }
        removed(List.of(generation, alsoRemoved));
        for (int i = 0; i < 30; i++) {
            assertThat(store.find(generation, stream("row-" + i), meter)).isEmpty();
            assertThat(store.find(alsoRemoved, stream("row-" + i), meter)).isEmpty();
            assertThat(store.find(kept, stream("row-" + i), meter)).isPresent();
            assertThat(store.find(otherView, stream("row-" + i), meter)).isPresent();
        }
        assertThat(found(stream)).isEmpty();
        assertThat(rows(Parked.SECTION)).isEmpty();
        assertThat(tallies()).isEmpty();
        assertThat(store.tallies(kept, Shelf.of(stream, TOTAL.section()), meter))
                .hasSize(1);
    }

    /** All parts to their ends, each page by whoever comes, who knows the cursors and nothing else. */
    private void removed(List<Generation> generations) {
        Sweep sweep = Sweep.of(3);
        while (!sweep.isFinished()) {
            Map<Leg, Optional<String>> next = new LinkedHashMap<>();
            sweep.legs().forEach(leg -> next.put(leg, store.purge(generations, leg, meter)));
            sweep = sweep.after(next);
        }
    }

    private void put(String... ids) {
        Part all = found(stream).isPresent() ? Part.NOTHING : part("entries");
        for (String id : ids) {
            all = all.with(new Beside(SECTION, id), json("{}"));
        }
        goes(stream, found(stream).map(Standing::applied).orElse(0L) + 1, all);
    }

    private List<String> read(String prefix, Optional<String> after, int limit) {
        List<String> ids = new ArrayList<>();
        read(shelf, prefix, after, limit, ids);
        return ids;
    }

    private void read(Shelf shelf, String prefix, Optional<String> after, int limit, List<String> seen) {
        Optional<String> from = after;
        do {
            Rows rows = store.rows(generation, shelf, new Rows.Range(prefix, from, limit), meter);
            assertThat(rows.rows()).hasSizeLessThanOrEqualTo(limit);
            rows.rows().forEach(row -> seen.add(row.id()));
            from = rows.next();
        } while (from.isPresent());
    }
}
