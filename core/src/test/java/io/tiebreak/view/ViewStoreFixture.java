package io.tiebreak.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** A store, a generation nobody else uses, and the words that tests of stores are written in. */
abstract class ViewStoreFixture {
    static final Beside TOTAL = new Beside("-totals", "all");
    static final Beside ENTRY = new Beside("-entries", "entry");

    final ViewStore store;
    final Generation generation = new Generation("view-" + UUID.randomUUID(), 1);
    final Meter meter = new Meter();
    final StreamId stream = stream("a");
    /** On the same shelf as {@link #stream}. */
    final StreamId neighbour = neighbourOf(stream);

    ViewStoreFixture(ViewStore store) {
        this.store = store;
    }

    static StreamId stream(String id) {
        return new StreamId("item", "demo", "note", id);
    }

    static StreamId neighbourOf(StreamId stream) {
        for (int i = 0; ; i++) {
            StreamId other = stream("neighbour-" + i);
            if (Shelf.of(other, "").equals(Shelf.of(stream, ""))) {
                return other;
            }
        }
    }

    static ObjectNode json(String json) {
        return (ObjectNode) Json.stored(json);
    }

    static Part part(String text) {
        return Part.of(Json.object().put("text", text));
    }

    static Part counting(long amount) {
        return part("counted").adding(TOTAL, "notes", amount);
    }

    static Move move(StreamId stream, long version, Part part) {
        return new Move(stream, version, part);
    }

    static Parked parked(StreamId stream, long version) {
        return new Parked(stream, version, "unreadable", Instant.parse("2026-11-21T09:30:00.123Z"));
    }

    static Standing standing(long applied, Part part) {
        return new Standing(applied, part.own(), part.spread(), Optional.empty());
    }

    static Standing waiting(Standing standing, Parked parked) {
        return new Standing(standing.applied(), standing.content(), standing.spread(), Optional.of(parked));
    }

    Advance advance(StreamId stream, long version, Part part) {
        return store.advance(generation, move(stream, version, part), meter);
    }

    Together together(Step... steps) {
        return store.together(generation, List.of(steps), meter);
    }

    /** Goes there from whatever stands there, which must work. */
    void goes(StreamId stream, long version, Part part) {
        Standing from = found(stream).orElse(Standing.NOTHING);
        assertThat(together(new Step(from, move(stream, version, part)))).isEqualTo(new Together.Applied());
    }

    void park(Parked parked) {
        store.park(generation, parked, meter);
    }

    Optional<Standing> found(StreamId stream) {
        return store.find(generation, stream, meter);
    }

    /** Ids and contents of the rows of a section on the stream's shelf. */
    Map<String, ObjectNode> rows(String section) {
        Map<String, ObjectNode> rows = new TreeMap<>();
        store.rows(generation, Shelf.of(stream, section), new Rows.Range("", Optional.empty(), 100), meter)
                .rows()
                .forEach(row -> rows.put(row.id(), row.content()));
        return rows;
    }

    List<Tally> tallies() {
        return store.tallies(generation, Shelf.of(stream, TOTAL.section()), meter);
    }

    static Tally sum(long notes) {
        return new Tally(TOTAL.id(), Map.of("notes", notes), Map.of());
    }
}
