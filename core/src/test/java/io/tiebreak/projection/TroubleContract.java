package io.tiebreak.projection;

import static io.tiebreak.projection.Notes.COUNTED;
import static io.tiebreak.projection.Notes.PLAIN;
import static io.tiebreak.projection.Notes.POISON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.json.Json;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.StoreException;
import io.tiebreak.view.Beside;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a projector makes of stores that fail, and of commands that cannot be applied. */
abstract class TroubleContract extends ProjectionFixture {

    TroubleContract(Stores stores) {
        super(stores);
    }

    @Test
    void aFailureTellsFromWhereOnTheBatchIsToComeAgain() {
        projections = Projections.of(Notes.plain(1));
        views.throttle(b);
        Projected stopped =
                project(note(a, 1, "a"), note(a, 2, "aa"), note(b, 1, "b"), note(c, 1, "c"), note(a, 3, "aaa"));
        Projected.Stop stop = stopped.stop().orElseThrow();
        assertThat(stop.from()).isEqualTo(2);
        assertThat(stop.failure()).isInstanceOf(StoreException.Throttled.class);
        assertThat(applied(PLAIN, a)).isEqualTo(3);
        views.recovered();
        projected(note(b, 1, "b"), note(c, 1, "c"), note(a, 3, "aaa"));
        assertThat(List.of(applied(PLAIN, a), applied(PLAIN, b), applied(PLAIN, c)))
                .containsExactly(3L, 1L, 1L);
    }

    @Test
    void whateverFailsAllBeforeTheStopIsInEveryView() {
        List<Stored> batch = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            batch.add(note(Notes.stream("s" + i % 10), 1 + i / 10, i % 2 == 0 ? "even" : "odd"));
        }
        for (int failing = 0; failing < 10; failing++) {
            views.throttle(Notes.stream("s" + failing));
            Projected stopped = projector().project(batch, impatient(), meter);
            int from = stopped.stop().orElseThrow().from();
            for (Stored before : batch.subList(0, from)) {
                assertThat(applied(PLAIN, before.stream())).isGreaterThanOrEqualTo(before.version());
                assertThat(applied(COUNTED, before.stream())).isGreaterThanOrEqualTo(before.version());
            }
            views.recovered();
        }
        projected(batch.toArray(Stored[]::new));
        assertThat(letters()).isEqualTo(Map.of("e", 5L, "o", 5L));
    }

    @Test
    void aViewThatFailsHoldsUpNoOtherOne() {
        views.only(COUNTED);
        views.throttle(a);
        Projected stopped = project(note(b, 1, "b"), note(a, 1, "a"));
        assertThat(stopped.stop().map(Projected.Stop::view)).contains(COUNTED);
        assertThat(stopped.stop().map(Projected.Stop::from)).isNotEmpty();
        assertThat(text(PLAIN, a)).contains("a");
        assertThat(text(PLAIN, b)).contains("b");
    }

    @Test
    void aFailureThatPassesIsWaitedFor() {
        views.throttle(a);
        clock.onWait(views::recovered);
        Projected projected = projector().project(List.of(note(a, 1, "a")), patient(), meter);
        assertThat(projected.stop()).isEmpty();
        assertThat(clock.waits()).isNotEmpty();
        assertThat(letters()).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void poisonIsParkedAtFirstSightAndOtherStreamsGoOn() {
        projected(note(a, 1, "a"));
        Projected result = projected(note(a, 2, POISON), note(b, 1, "b"));
        Parked parked = new Parked(a, 2, "poison", clock.instant());
        assertThat(result.parkings())
                .containsExactlyInAnyOrder(
                        new Parking(new Generation(PLAIN, 1), parked), new Parking(new Generation(COUNTED, 1), parked));
        assertThat(parked(PLAIN, a)).contains(parked);
        assertThat(text(PLAIN, a)).contains("a");
        assertThat(letters()).isEqualTo(Map.of("a", 1L, "b", 1L));
        assertThat(ids(served(PLAIN), Parked.SECTION)).containsExactly("memo/a");
    }

    @Test
    void poisonIsParkedThoughALaterVersionWouldDo() {
        projected(note(a, 1, "a"), note(a, 2, POISON), note(a, 3, "fine"));
        assertThat(parked(PLAIN, a).map(Parked::version)).contains(2L);
        assertThat(text(PLAIN, a)).contains("a");
        assertThat(letters()).isEqualTo(Map.of("a", 1L));
    }

    @Test
    void laterVersionsWait() {
        projected(note(a, 1, POISON));
        Projected later = projected(note(a, 2, "two"));
        assertThat(later.parkings()).isEmpty();
        assertThat(standing(COUNTED, a).flatMap(row -> row.content())).isEmpty();
        assertThat(parked(COUNTED, a).map(Parked::version)).contains(1L);
        assertThat(letters()).isEmpty();
    }

    @Test
    void poisonThatIsOldStopsNobody() {
        projected(note(a, 3, "three"));
        Projected late = projected(note(a, 2, POISON));
        assertThat(parked(PLAIN, a)).isEmpty();
        assertThat(ids(served(PLAIN), Parked.SECTION)).isEmpty();
        assertThat(late.parkings()).isEmpty();
    }

    @Test
    void whatIsIllegibleIsParkedWithItsReason() {
        projected(note(a, 1, "a"), Notes.illegible(a, 2));
        assertThat(parked(PLAIN, a).map(Parked::reason)).contains("a stored command has no events");
        assertThat(applied(PLAIN, a)).isEqualTo(1);
    }

    @Test
    void ofOtherProblemsOnlyTheNameIsTold() {
        projections = Projections.of(new Notes.Made(PLAIN, 1, command -> {
            throw new IllegalArgumentException("content of " + command.stream());
        }));
        projected(note(a, 1, "a"));
        assertThat(parked(PLAIN, a).map(Parked::reason)).contains("IllegalArgumentException");
    }

    @Test
    void whatTheStoreCannotHoldParksTheCulpritOnly() {
        views.cannotHold(b);
        projected(note(a, 1, "o"), note(b, 1, "o"), note(c, 1, "o"));
        assertThat(letters()).isEqualTo(Map.of("o", 2L));
        assertThat(parked(COUNTED, b).map(Parked::version)).contains(1L);
        assertThat(parked(PLAIN, b)).isPresent();
        assertThat(parked(COUNTED, a)).isEmpty();
        assertThat(parked(COUNTED, c)).isEmpty();
    }

    @Test
    void theCulpritOfAGroupIsFoundAmongThoseThatShareARow() {
        List<Stored> batch = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            batch.add(note(Notes.stream("s" + i), 1, "same"));
        }
        StreamId culprit = Notes.stream("s17");
        views.cannotHold(culprit);
        projected(batch.toArray(Stored[]::new));
        assertThat(letters()).isEqualTo(Map.of("s", 29L));
        assertThat(ids(served(COUNTED), Parked.SECTION)).containsExactly("memo/s17");
    }

    @Test
    void aFigureTheStoreCannotHoldParksTheCulpritOnly() {
        projections = Projections.of(new Notes.Made(
                PLAIN,
                1,
                command -> Part.of(Json.object().put("text", "x"))
                        .raising(new Beside("-figures", command.stream().equals(b) ? "" : "f"), "at", 1)));
        projected(note(a, 1, "a"), note(b, 1, "b"), note(c, 1, "c"));
        assertThat(parked(PLAIN, b).map(Parked::version)).contains(1L);
        assertThat(applied(PLAIN, a)).isEqualTo(1);
        assertThat(applied(PLAIN, c)).isEqualTo(1);
    }

    @Test
    void aStreamThatCouldNotBeParkedComesAgain() {
        views.throttle(a);
        Projected stopped = project(note(b, 1, "b"), note(a, 1, POISON));
        assertThat(stopped.stop().map(Projected.Stop::from)).contains(1);
        assertThat(applied(PLAIN, b)).isEqualTo(1);
        views.recovered();
        projected(note(a, 1, POISON));
        assertThat(parked(PLAIN, a)).isPresent();
    }

    @Test
    void howFarAViewIsBehindIsWrittenDownThoughItFails() {
        clock.advance(Duration.ofSeconds(5));
        views.throttle(a);
        project(note(a, 0, "a"));
        assertThat(stores.generations().lags(meter).get(PLAIN))
                .satisfies(lag -> assertThat(lag.behindMillis()).isEqualTo(5000));
    }
}
