package io.tiebreak.view.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Advance;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Move;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Place;
import io.tiebreak.view.Rows;
import io.tiebreak.view.Rows.Row;
import io.tiebreak.view.Shelf;
import io.tiebreak.view.Spread;
import io.tiebreak.view.Standing;
import io.tiebreak.view.Step;
import io.tiebreak.view.Tally;
import io.tiebreak.view.Together;
import io.tiebreak.view.ViewStore;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Views in memory; requests are counted, units are not. */
public final class InMemoryViewStore implements ViewStore {
    private static final Comparator<String> BY_BYTES =
            Comparator.comparing(text -> text.getBytes(UTF_8), Arrays::compareUnsigned);

    private final Map<Generation, Contents> generations = new HashMap<>();

    /** The rows of one generation. */
    private static final class Contents {
        private final Map<StreamId, Standing> own = new HashMap<>();
        private final Map<Place, ObjectNode> entries = new HashMap<>();
        private final Map<Place, Tally> tallies = new HashMap<>();
    }

    @Override
    public synchronized Advance advance(Generation generation, Move move, Meter meter) {
        Map<StreamId, Standing> own = contents(generation, meter).own;
        Standing standing = own.getOrDefault(move.stream(), Standing.NOTHING);
        if (standing.applied() >= move.version()
                || standing.parked().isPresent()
                || !standing.spread().equals(move.part().spread())) {
            return new Advance.Refused(standing);
        }
        own.put(move.stream(), after(move));
        return new Advance.Applied();
    }

    @Override
    public synchronized Together together(Generation generation, List<Step> steps, Meter meter) {
        Contents contents = contents(generation, meter);
        Map<StreamId, Standing> elsewhere = new HashMap<>();
        for (Step step : steps) {
            Standing standing = contents.own.getOrDefault(step.move().stream(), Standing.NOTHING);
            if (standing.applied() != step.from().applied()
                    || !standing.parked().equals(step.from().parked())) {
                elsewhere.put(step.move().stream(), standing);
            }
        }
        if (!elsewhere.isEmpty()) {
            return new Together.Refused(elsewhere);
        }
        steps.forEach(step -> take(contents, step));
        return new Together.Applied();
    }

    private static void take(Contents contents, Step step) {
        StreamId stream = step.move().stream();
        contents.own.put(stream, after(step.move()));
        step.from().parked().map(parked -> parked.listed().of(stream)).ifPresent(contents.entries::remove);
        for (Spread.Change change : step.changes()) {
            Place place = change.beside().of(stream);
            switch (change) {
                case Spread.Change.Put put -> contents.entries.put(place, put.content());
                case Spread.Change.Remove remove -> contents.entries.remove(place);
                case Spread.Change.Add add ->
                    contents.tallies.merge(place, new Tally(place.id(), add.amounts(), Map.of()), Tally::and);
            }
        }
    }

    private static Standing after(Move move) {
        return new Standing(move.version(), move.part().own(), move.part().spread(), Optional.empty());
    }

    @Override
    public synchronized void raise(Generation generation, Place place, String figure, long to, Meter meter) {
        contents(generation, meter)
                .tallies
                .merge(place, new Tally(place.id(), Map.of(), Map.of(figure, to)), Tally::and);
    }

    @Override
    public synchronized boolean park(Generation generation, Parked parked, Meter meter) {
        Contents contents = contents(generation, meter);
        Standing standing = contents.own.getOrDefault(parked.stream(), Standing.NOTHING);
        if (standing.applied() < parked.version() && standing.parked().isEmpty()) {
            contents.own.put(
                    parked.stream(),
                    new Standing(standing.applied(), standing.content(), standing.spread(), Optional.of(parked)));
            contents.entries.put(parked.listed().of(parked.stream()), parked.json());
            return true;
        }
        return standing.parked().isPresent();
    }

    @Override
    public synchronized Optional<Standing> find(Generation generation, StreamId stream, Meter meter) {
        return Optional.ofNullable(contents(generation, meter).own.get(stream));
    }

    @Override
    public synchronized Rows rows(Generation generation, Shelf shelf, Rows.Range range, Meter meter) {
        Contents contents = contents(generation, meter);
        Map<String, Row> found = new TreeMap<>(BY_BYTES);
        contents.own.forEach((stream, standing) -> standing.content()
                .filter(content -> Place.of(stream).shelf().equals(shelf))
                .ifPresent(content -> found.put(stream.id(), new Row(stream.id(), standing.applied(), content))));
        contents.entries.forEach((place, content) -> Optional.of(place)
                .filter(one -> one.shelf().equals(shelf))
                .ifPresent(one -> found.put(one.id(), new Row(one.id(), 0, content))));
        List<Row> rows = found.values().stream()
                .filter(row -> row.id().startsWith(range.prefix()))
                .filter(row -> range.after()
                        .map(after -> BY_BYTES.compare(row.id(), after) > 0)
                        .orElse(true))
                .limit(range.limit() + 1L)
                .toList();
        boolean more = rows.size() > range.limit();
        List<Row> page = more ? rows.subList(0, range.limit()) : rows;
        return new Rows(page, more ? Optional.of(page.getLast().id()) : Optional.empty());
    }

    @Override
    public synchronized List<Tally> tallies(Generation generation, Shelf shelf, Meter meter) {
        return contents(generation, meter).tallies.entrySet().stream()
                .filter(row -> row.getKey().shelf().equals(shelf))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Override
    public synchronized Optional<String> purge(List<Generation> removed, Leg leg, Meter meter) {
        meter.request(0, 0);
        removed.forEach(generations::remove);
        return Optional.empty();
    }

    private Contents contents(Generation generation, Meter meter) {
        meter.request(0, 0);
        return generations.computeIfAbsent(generation, none -> new Contents());
    }
}
