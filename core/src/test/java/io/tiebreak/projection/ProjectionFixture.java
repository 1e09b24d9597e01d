package io.tiebreak.projection;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Patience;
import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Rows;
import io.tiebreak.view.Shelf;
import io.tiebreak.view.Standing;
import io.tiebreak.view.Tally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Stores, notes to write into the ledger, and the words that tests of projections are written in. */
abstract class ProjectionFixture {
    static final Backoff IMPATIENT = new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO, 1);

    final Stores stores;
    final TroubledViews views;
    final HandAdvancedClock clock = new HandAdvancedClock();
    final Meter meter = new Meter();
    final StreamId a = Notes.stream("a");
    final StreamId b = Notes.stream("b");
    final StreamId c = Notes.stream("c");
    Projections projections = Projections.of(Notes.plain(1), Notes.counted(1));

    ProjectionFixture(Stores stores) {
        this.stores = stores;
        this.views = new TroubledViews(stores.views());
    }

    Projector projector() {
        return new Projector(projections, views, stores.generations(), clock, 4);
    }

    Patience impatient() {
        return new Patience(IMPATIENT, clock.surroundings());
    }

    Patience patient() {
        return new Patience(Backoff.DEFAULT, clock.surroundings());
    }

    Projected project(Stored... batch) {
        return projector().project(List.of(batch), impatient(), meter);
    }

    /** Projects what must not stop. */
    Projected projected(Stored... batch) {
        Projected projected = project(batch);
        assertThat(projected.stop()).isEmpty();
        return projected;
    }

    static Stored note(StreamId stream, long version, String text) {
        return new Stored.Legible(Notes.written(stream, version, text));
    }

    static Stored deletion(StreamId stream, long version) {
        return new Stored.Legible(Notes.deleted(stream, version));
    }

    /** The same, and it stands in the ledger, too. */
    Stored appended(StreamId stream, long version, String text) {
        return appended(Notes.written(stream, version, text));
    }

    Stored appended(VersionedCommand command) {
        assertThat(stores.ledger().append(command, new Meter())).isEqualTo(new Append.Appended());
        return new Stored.Legible(command);
    }

    Generations generations(String view) {
        return stores.generations().find(view, new Meter()).orElseThrow();
    }

    Generation served(String view) {
        return stores.generations()
                .find(view, new Meter())
                .map(Generations::served)
                .orElse(new Generation(view, 1));
    }

    Optional<Standing> standing(String view, StreamId stream) {
        return stores.views().find(served(view), stream, new Meter());
    }

    long applied(String view, StreamId stream) {
        return standing(view, stream).map(Standing::applied).orElse(0L);
    }

    Optional<Parked> parked(String view, StreamId stream) {
        return standing(view, stream).flatMap(Standing::parked);
    }

    Optional<String> text(String view, StreamId stream) {
        return text(served(view), stream);
    }

    Optional<String> text(Generation generation, StreamId stream) {
        return stores.views()
                .find(generation, stream, new Meter())
                .flatMap(Standing::content)
                .map(content -> content.required("text").textValue());
    }

    /** How many notes begin with each letter, as the counted view says. */
    Map<String, Long> letters() {
        return letters(served(Notes.COUNTED));
    }

    Map<String, Long> letters(Generation generation) {
        Map<String, Long> letters = new TreeMap<>();
        tallies(generation)
                .forEach(tally -> letters.merge(tally.id(), tally.sums().getOrDefault("notes", 0L), Long::sum));
        letters.values().removeIf(notes -> notes == 0);
        return letters;
    }

    Stream<Tally> tallies(Generation generation) {
        return Shelf.all("demo", Notes.LETTERS).stream()
                .flatMap(shelf -> stores.views().tallies(generation, shelf, new Meter()).stream());
    }

    /** The ids of a section's rows, as the counted view says. */
    SortedSet<String> ids(Generation generation, String section) {
        SortedSet<String> ids = new TreeSet<>();
        var all = new Rows.Range("", Optional.empty(), 100);
        Shelf.all("demo", section)
                .forEach(shelf -> stores.views()
                        .rows(generation, shelf, all, new Meter())
                        .rows()
                        .forEach(row -> ids.add(row.id())));
        return ids;
    }

    SortedSet<String> entries() {
        return ids(served(Notes.COUNTED), Notes.ENTRIES);
    }
}
