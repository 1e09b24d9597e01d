package io.tiebreak.projection;

import static io.tiebreak.projection.Notes.COUNTED;
import static io.tiebreak.projection.Notes.PLAIN;
import static io.tiebreak.projection.Notes.POISON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import io.tiebreak.view.Building;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Serving;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes of rebuilding a view beside the one that is served. */
abstract class RebuildContract extends ProjectionFixture {
    private static final Rebuild.Settings FAST = new Rebuild.Settings(2, 4, 1e9);
    private final SmallPages scan = new SmallPages();

    RebuildContract(Stores stores) {
        super(stores);
    }

    @Test
    void theNextGenerationHoldsAllThatTheLedgerHolds() {
        projected(appended(a, 1, "one"), appended(a, 2, "two"), appended(b, 1, "bee"));
        Rebuilding rebuilding = run(stores.scan(), COUNTED, FAST);
        assertThat(rebuilding.phase()).isEqualTo(Rebuilding.Phase.COMPLETE);
        assertThat(rebuilding.commands()).isEqualTo(3);
        assertThat(rebuilding.parkings()).isEmpty();
        assertThat(generations(COUNTED)).isEqualTo(rebuilding.generations());
        assertThat(generations(COUNTED).serving()).isEqualTo(1);
        var next = new Generation(COUNTED, 2);
        assertThat(text(next, a)).contains("two");
        assertThat(letters(next)).isEqualTo(Map.of("b", 1L, "t", 1L));
        assertThat(ids(next, Notes.ENTRIES)).containsExactly("bee b", "two a");
        assertThat(letters()).isEqualTo(letters(next));
    }

    @Test
    void aViewNothingWasProjectedIntoCanBeRebuilt() {
        appended(a, 1, "one");
        run(stores.scan(), COUNTED, FAST);
        assertThat(generations(COUNTED).serving()).isEqualTo(1);
        assertThat(letters()).isEmpty();
        assertThat(letters(new Generation(COUNTED, 2))).isEqualTo(Map.of("o", 1L));
    }

    @Test
    void aCompleteRebuildIsNotBegunAgain() {
        projected(appended(a, 1, "one"));
        Generations complete = run(stores.scan(), COUNTED, FAST).generations();
        assertThat(run(stores.scan(), COUNTED, FAST).generations()).isEqualTo(complete);
    }

    @Test
    void theStreamFeedsItFromItsRecordOn() {
        scan.holds(appended(a, 1, "one"), appended(b, 1, "bee"), appended(c, 1, "see"));
        projected(note(a, 1, "one"), note(b, 1, "bee"), note(c, 1, "see"));
        scan.beforeEachPage(() -> {});
        killedAfter(1, COUNTED);
        // Newer ones come with the stream, before the ledger is read to their place.
        projected(appended(c, 2, "two"), appended(b, 2, "new"));
        run(scan, COUNTED, FAST);
        var next = new Generation(COUNTED, 2);
        assertThat(letters(next)).isEqualTo(Map.of("o", 1L, "n", 1L, "t", 1L));
        assertThat(letters()).isEqualTo(letters(next));
    }

    @Test
    void whoeverComesAfterAKillGoesOnFromTheLastPage() {
        for (int i = 0; i < 10; i++) {
            scan.holds(appended(Notes.stream("s" + i), 1, "note"));
        }
        for (int kills = 0; kills < 4; kills++) {
            killedAfter(2, COUNTED);
        }
        Rebuilding rebuilding = run(scan, COUNTED, FAST);
        assertThat(rebuilding.phase()).isEqualTo(Rebuilding.Phase.COMPLETE);
        assertThat(rebuilding.commands()).isEqualTo(10);
        assertThat(letters(new Generation(COUNTED, 2))).isEqualTo(Map.of("n", 10L));
        assertThat(scan.pages()).isEqualTo(10);
    }

    @Test
    void itStopsWhenItsTimeIsOverAndGoesOnLater() {
        scan.holds(appended(a, 1, "one"), appended(b, 1, "bee"), appended(c, 1, "see"));
        scan.beforeEachPage(() -> clock.advance(Duration.ofSeconds(10)));
        Rebuilding first = run(scan, PLAIN, FAST, clock.instant().plusSeconds(15));
        assertThat(first.phase()).isEqualTo(Rebuilding.Phase.COPYING);
        assertThat(first.commands()).isEqualTo(2);
        assertThat(run(scan, PLAIN, FAST, clock.instant().plusSeconds(15)).phase())
                .isEqualTo(Rebuilding.Phase.COMPLETE);
    }

    @Test
    void anotherFormGivesUpWhatWasBegunAndRemovesIt() {
        projections = Projections.of(Notes.plain(1));
        scan.holds(appended(a, 1, "one"), appended(b, 1, "bee"));
        projected(note(a, 1, "one"));
        projections = Projections.of(Notes.plain(1), Notes.plain(2));
        killedAfter(1, PLAIN);
        assertThat(text(new Generation(PLAIN, 2), a)).contains("one");
        projections = Projections.of(Notes.plain(1), Notes.plain(2), Notes.plain(3));
        Generations rebuilt = run(stores.scan(), PLAIN, FAST).generations();
        assertThat(rebuilt.forms()).isEqualTo(Map.of(1, 1, 3, 3));
        assertThat(text(new Generation(PLAIN, 2), a)).isEmpty();
        assertThat(text(new Generation(PLAIN, 3), b)).contains("bee");
    }

    @Test
    void rowsOfGivenUpGenerationsGoAndNoOthers() {
        projected(appended(a, 1, "one"));
        switched(run(stores.scan(), COUNTED, FAST));
        switched(run(stores.scan(), COUNTED, FAST));
        assertThat(text(new Generation(COUNTED, 1), a)).isEmpty();
        assertThat(letters(new Generation(COUNTED, 1))).isEmpty();
        assertThat(letters(new Generation(COUNTED, 2))).isEqualTo(Map.of("o", 1L));
        assertThat(letters(new Generation(COUNTED, 3))).isEqualTo(Map.of("o", 1L));
        assertThat(text(PLAIN, a)).contains("one");
    }

    @Test
    void nothingIsRemovedWhileSomebodyMayTakeItForFed() {
        projected(appended(a, 1, "one"));
        switched(run(stores.scan(), COUNTED, FAST));
        Serving reader = new Serving(stores.generations(), clock);
        assertThat(reader.of(COUNTED, meter).has(1)).isTrue();
        views.beforePurge(() -> assertThat(reader.of(COUNTED, meter).has(1)).isFalse());
        run(stores.scan(), COUNTED, FAST);
        assertThat(letters(new Generation(COUNTED, 1))).isEmpty();
    }

    @Test
    void poisonIsParkedInTheNewGenerationAndTold() {
        projected(appended(a, 1, "one"), appended(a, 2, POISON), appended(b, 1, "bee"));
        Rebuilding rebuilding = run(stores.scan(), COUNTED, FAST);
        assertThat(rebuilding.phase()).isEqualTo(Rebuilding.Phase.COMPLETE);
        assertThat(rebuilding.parkings()).extracting(Parking::generation).containsExactly(new Generation(COUNTED, 2));
        assertThat(generations(COUNTED).building().map(Building::parked)).contains(1L);
        assertThat(ids(new Generation(COUNTED, 2), Parked.SECTION)).containsExactly("memo/a");
        assertThat(letters(new Generation(COUNTED, 2))).isEqualTo(Map.of("o", 1L, "b", 1L));
    }

    @Test
    void poisonThatWasOvertakenParksNobodyAnew() {
        appended(a, 1, "one");
        appended(a, 2, POISON);
        projected(appended(a, 3, "three"));
        Rebuilding rebuilding = run(stores.scan(), COUNTED, FAST);
        assertThat(rebuilding.parkings()).isEmpty();
        assertThat(letters(new Generation(COUNTED, 2))).isEqualTo(Map.of("t", 1L));
    }

    @Test
    void aStoreThatFailsEndsItAndGoingOnLosesNothing() {
        scan.holds(appended(a, 1, "one"), appended(b, 1, "bee"));
        views.throttle(b);
        assertThatThrownBy(() -> run(scan, COUNTED, FAST)).isInstanceOf(StoreException.Throttled.class);
        views.recovered();
        assertThat(run(scan, COUNTED, FAST).commands()).isEqualTo(2);
        assertThat(letters(new Generation(COUNTED, 2))).isEqualTo(Map.of("o", 1L, "b", 1L));
    }

    @Test
    void itSpendsNoFasterThanItMay() {
        for (int i = 0; i < 20; i++) {
            scan.holds(appended(Notes.stream("s" + i), 1, "note"));
        }
        scan.costs(50);
        Instant begun = clock.instant();
        Meter spent = new Meter();
        rebuild(scan).run(PLAIN, new Rebuild.Settings(1, 4, 100), begun.plusSeconds(3600), spent);
        double units = spent.spent().readUnits() + spent.spent().writeUnits();
        assertThat(units).isGreaterThanOrEqualTo(1000);
        double seconds = Duration.between(begun, clock.instant()).toMillis() / 1000.0;
        assertThat(units / seconds).isBetween(99.0, 100.0);
    }

    @Test
    void ofTwoAtTheSameTimeOneGivesWay() {
        scan.holds(appended(a, 1, "one"), appended(b, 1, "bee"), appended(c, 1, "see"));
        projected(note(a, 1, "one"));
        scan.beforeEachPage(() -> {
            scan.beforeEachPage(() -> {});
            run(stores.scan(), COUNTED, FAST);
        });
        assertThatThrownBy(() -> run(scan, COUNTED, FAST))
                .isInstanceOf(ConcurrentChangeException.class)
                .hasMessageContaining(COUNTED);
        assertThat(letters(new Generation(COUNTED, 2))).isEqualTo(Map.of("o", 1L, "b", 1L, "s", 1L));
    }

    private void switched(Rebuilding rebuilding) {
        new Switch(projections, stores.generations(), clock.surroundings(), this::impatient)
                .to(
                        rebuilding.generations(),
                        rebuilding.generations().building().orElseThrow().generation(),
                        meter);
    }

    /** Another process, which is killed when it asks for its next page after so many. */
    private void killedAfter(int pages, String view) {
        scan.killAfter(pages);
        assertThatThrownBy(() -> run(scan, view, FAST)).isInstanceOf(StoreException.Unanswered.class);
    }

    private Rebuilding run(LedgerScan scan, String view, Rebuild.Settings settings) {
        return run(scan, view, settings, clock.instant().plusSeconds(3600));
    }

    private Rebuilding run(LedgerScan scan, String view, Rebuild.Settings settings, Instant until) {
        return rebuild(scan).run(view, scan == this.scan ? one(settings) : settings, until, meter);
    }

    private static Rebuild.Settings one(Rebuild.Settings settings) {
        return new Rebuild.Settings(1, settings.atOnce(), settings.unitsPerSecond());
    }

    private Rebuild rebuild(LedgerScan scan) {
        return new Rebuild(projections, scan, views, stores.generations(), clock.surroundings(), this::impatient);
    }
}
