package io.tiebreak.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Sweep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What lists promise, on every store. */
abstract class ListingContract {
    private final ViewStore store;
    private final GenerationStore generations;
    private final HandAdvancedClock clock = new HandAdvancedClock();
    private final Listing listing;
    private final String view = "view-" + UUID.randomUUID();
    private final Meter meter = new Meter();
    private Generations now = Generations.first(view, 1);

    ListingContract(ViewStore store, GenerationStore generations) {
        this.store = store;
        this.generations = generations;
        this.listing = new Listing(store, new Serving(generations, clock));
    }

    @BeforeEach
    void theViewIsThere() {
        generations.replace(now, meter);
    }

    @Test
    void aListOfNothingIsAnEmptyPage() {
        assertThat(page("", Optional.empty(), 10)).isEqualTo(new Page<>(List.of(), Optional.empty()));
    }

    @Test
    void shelvesAreMergedInTheOrderOfUtf8Bytes() {
        put(1, "b", "a", "B", "é", "😀", "\uFFFD", "a#1", "a 1", "10", "9", "a/b", "x\u0000y");
        assertThat(all("", 3))
                .containsExactly("10", "9", "B", "a", "a 1", "a#1", "a/b", "b", "x\u0000y", "é", "\uFFFD", "😀");
    }

    @Test
    void pagesHaveNoGapAndNoRepeatWhateverTheirSize() {
        String[] ids = ids(130);
        put(1, ids);
        for (int limit : new int[] {1, 2, 7, 16, 25, 129, 130, 131, 500}) {
            assertThat(all("", limit)).as("pages of %d", limit).containsExactly(ids);
        }
    }

    @Test
    void aPageIsFullUnlessItIsTheLastOneAndTheLastOneHasNoNext() {
        put(1, ids(40));
        Page<String> first = page("", Optional.empty(), 39);
        assertThat(first.rows()).hasSize(39);
        assertThat(first.next()).contains(first.rows().getLast().position());
        assertThat(page("", first.next(), 39).rows()).hasSize(1);
        assertThat(page("", Optional.empty(), 40).next()).isEmpty();
    }

    @Test
    void aListGoesOnBehindAnyOfItsRows() {
        put(1, ids(20));
        Page<String> page = page("", Optional.empty(), 20);
        for (int i = 0; i < 20; i++) {
            assertThat(names(page("", Optional.of(page.rows().get(i).position()), 50)))
                    .isEqualTo(names(page).subList(i + 1, 20));
        }
    }

    @Test
    void aListGoesOnBehindARowThatIsGone() {
        put(1, "a", "b", "c");
        Page<String> page = page("", Optional.empty(), 2);
        tombstones(1, 2, "b");
        assertThat(names(page("", page.next(), 5))).containsExactly("c");
    }

    @Test
    void onlyIdsWithThePrefixAreListed() {
        put(1, "2026-1", "2026-2", "2026-3", "2027-1", "202", "é1");
        assertThat(all("2026-", 2)).containsExactly("2026-1", "2026-2", "2026-3");
        assertThat(all("é", 1)).containsExactly("é1");
        assertThat(all("3", 1)).isEmpty();
    }

    @Test
    void tombstonesHideNothing() {
        String[] ids = ids(200);
        put(1, ids);
        tombstones(1, 2, IntStream.range(0, 199).mapToObj(i -> ids[i]).toArray(String[]::new));
        Page<String> page = page("", Optional.empty(), 1);
        assertThat(names(page)).containsExactly(ids[199]);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void aPageOfLargeRowsEndsEarlyAndTheListGoesOn() {
        String large = "x".repeat(300_000);
        List<String> ids = List.of(ids(14));
        ids.forEach(id -> put(1, id, Json.object().put("text", large)));
        assertThat(page("", Optional.empty(), 14).rows()).hasSizeBetween(10, 12);
        assertThat(all("", 14)).isEqualTo(ids);
    }

    @Test
    void aListEndsInTheGenerationItBeganIn() {
        put(1, "a", "b", "c");
        put(2, "a", "b", "new");
        Page<String> first = page("", Optional.empty(), 1);
        switchedTo(2);
        assertThat(names(page("", first.next(), 5))).containsExactly("b", "c");
        assertThat(all("", 5)).containsExactly("a", "b", "new");
    }

    @Test
    void aListWhoseGenerationIsGoneCannotGoOn() {
        put(1, "a", "b", "c");
        Page<String> first = page("", Optional.empty(), 1);
        switchedTo(2);
        replaced(now.begun(1, 1, Instant.EPOCH));
        assertThat(listing.page(query("", first.next(), 5), Rows.Row::id, meter))
                .isEmpty();
    }

    @Test
    void tenantsAndSectionsAreApart() {
        put(1, "a");
        for (var other : List.of(
                new Listing.Query(view, "other", "note", "", Optional.empty(), 5),
                new Listing.Query(view, "demo", "memo", "", Optional.empty(), 5))) {
            assertThat(listing.page(other, Rows.Row::id, meter)).contains(new Page<>(List.of(), Optional.empty()));
        }
    }

    private void switchedTo(int number) {
        replaced(now.begun(1, 1, Instant.EPOCH));
        replaced(now.copied(new Sweep(1, new TreeMap<>()), 0, 0));
        replaced(now.switchingTo(number));
        replaced(now.switched());
    }

    private void replaced(Generations changed) {
        assertThat(generations.replace(changed, meter)).isTrue();
        now = changed;
        clock.advance(Serving.LEASE);
    }

    private static String[] ids(int count) {
        return IntStream.range(0, count).mapToObj("row-%03d"::formatted).toArray(String[]::new);
    }

    private void put(int generation, String... ids) {
        for (String id : ids) {
            put(generation, id, Json.object());
        }
    }

    private void put(int generation, String id, ObjectNode content) {
        advance(generation, id, 1, Part.of(content));
    }

    private void tombstones(int generation, long version, String... ids) {
        for (String id : ids) {
            advance(generation, id, version, Part.NOTHING);
        }
    }

    private void advance(int generation, String id, long version, Part part) {
        Move move = new Move(new StreamId("item", "demo", "note", id), version, part);
        assertThat(store.advance(new Generation(view, generation), move, meter)).isEqualTo(new Advance.Applied());
    }

    private Listing.Query query(String prefix, Optional<String> after, int limit) {
        return new Listing.Query(view, "demo", "note", prefix, after, limit);
    }

    private Page<String> page(String prefix, Optional<String> after, int limit) {
        return listing.page(query(prefix, after, limit), Rows.Row::id, meter).orElseThrow();
    }

    private List<String> all(String prefix, int limit) {
        List<String> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<String> page = page(prefix, after, limit);
            all.addAll(names(page));
            after = page.next();
        } while (after.isPresent());
        return all;
    }

    private static List<String> names(Page<String> page) {
        return page.rows().stream().map(Page.Listed::row).toList();
    }
}
