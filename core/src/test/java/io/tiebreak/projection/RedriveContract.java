package io.tiebreak.projection;

import static io.tiebreak.projection.Notes.COUNTED;
import static io.tiebreak.projection.Notes.PLAIN;
import static io.tiebreak.projection.Notes.POISON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.ledger.ForwardingLedger;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Lag;
import io.tiebreak.view.Parked;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of parked streams once somebody redrives them. */
abstract class RedriveContract extends ProjectionFixture {
    private Ledger ledger = stores.ledger();

    RedriveContract(Stores stores) {
        super(stores);
    }

    @Test
    void aStreamGoesOnFromTheHeadOfTheLedger() {
        parkedAt2();
        appended(a, 3, "three");
        appended(a, 4, "four");
        assertThat(redrive(COUNTED)).isEqualTo(new Redriven.Moved(4));
        assertThat(parked(COUNTED, a)).isEmpty();
        assertThat(text(COUNTED, a)).contains("four");
        assertThat(letters()).isEqualTo(Map.of("f", 1L));
        assertThat(ids(served(COUNTED), Parked.SECTION)).isEmpty();
        projected(note(a, 4, "four"), note(a, 5, "five"));
        assertThat(text(COUNTED, a)).contains("five");
    }

    @Test
    void onlyTheViewThatWasAskedForGoesOn() {
        parkedAt2();
        appended(a, 3, "three");
        redrive(COUNTED);
        assertThat(parked(PLAIN, a)).isPresent();
        assertThat(redrive(PLAIN)).isEqualTo(new Redriven.Moved(3));
        assertThat(text(PLAIN, a)).contains("three");
    }

    @Test
    void aProjectionThatWasMendedIsEnough() {
        projections = Projections.of(new Notes.Made(PLAIN, 1, command -> {
            throw new IllegalStateException("not yet");
        }));
        projected(appended(a, 1, "one"));
        projections = Projections.of(Notes.plain(1));
        assertThat(redrive(PLAIN)).isEqualTo(new Redriven.Moved(1));
        assertThat(text(PLAIN, a)).contains("one");
    }

    @Test
    void whoIsStillPoisonStaysParkedAsHeWas() {
        Parked before = parkedAt2();
        appended(a, 3, POISON);
        assertThat(redrive(COUNTED)).isEqualTo(new Redriven.StillParked(new Parked(a, 3, "poison", clock.instant())));
        assertThat(parked(COUNTED, a)).contains(before);
        assertThat(letters()).isEqualTo(Map.of("o", 1L));
    }

    @Test
    void whatTheStoreCannotHoldStaysParked() {
        parkedAt2();
        appended(a, 3, "three");
        views.cannotHold(a);
        assertThat(redrive(COUNTED)).isInstanceOf(Redriven.StillParked.class);
        assertThat(parked(COUNTED, a)).isPresent();
    }

    @Test
    void aHeadThatCannotBeReadStaysParked() {
        parkedAt2();
        ledger = new ForwardingLedger(stores.ledger()) {
            @Override
            public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
                throw new IllegalStateException("a stored command has no events");
            }
        };
        assertThat(redrive(COUNTED))
                .isInstanceOfSatisfying(
                        Redriven.StillParked.class,
                        still -> assertThat(still.parked().reason()).isEqualTo("a stored command has no events"));
        assertThat(parked(COUNTED, a)).isPresent();
    }

    @Test
    void whoIsNotParkedIsLeftAsHeIs() {
        projected(appended(a, 1, "one"));
        assertThat(redrive(COUNTED)).isEqualTo(new Redriven.NotParked());
        assertThat(applied(COUNTED, a)).isEqualTo(1);
        assertThat(applied(PLAIN, a)).isEqualTo(1);
    }

    @Test
    void aStreamThatNeverWasIsNotParked() {
        projected(appended(a, 1, "one"));
        assertThat(redrive(COUNTED, b)).isEqualTo(new Redriven.NotParked());
        assertThat(standing(COUNTED, b)).isEmpty();
        assertThat(standing(PLAIN, b)).isEmpty();
    }

    @Test
    void whatCameBetweenReadingTheHeadAndGoingOnIsNotLost() {
        parkedAt2();
        appended(a, 3, "three");
        // The stream brings it while the mark still stands, so it is passed over.
        views.beforeTogether(() -> projected(appended(a, 4, "four")));
        redrive(COUNTED);
        assertThat(text(COUNTED, a)).contains("four");
        assertThat(letters()).isEqualTo(Map.of("f", 1L));
    }

    @Test
    void nothingIsLostThoughCatchingUpFailedAtFirst() {
        parkedAt2();
        appended(a, 3, "three");
        views.beforeTogether(() -> {
            projected(appended(a, 4, "four"));
            // The next steps but these are those that catch up.
            views.beforeTogether(() -> views.throttle(a));
        });
        assertThatThrownBy(() -> redrive(COUNTED)).isInstanceOf(StoreException.Throttled.class);
        views.recovered();
        redrive(COUNTED);
        assertThat(text(COUNTED, a)).contains("four");
    }

    @Test
    void nothingIsLostInOneGenerationThoughTheStreamWaitsOnInAnother() {
        parkedAt2();
        stores.generations().replace(generations(PLAIN).begun(2, 1, clock.instant()), meter);
        projections = Projections.of(Notes.plain(1), new Notes.Made(PLAIN, 2, command -> {
            throw new IllegalStateException("never");
        }));
        projected(appended(a, 3, "three"));
        views.beforeTogether(() -> projected(appended(a, 4, "four")));
        assertThat(redrive(PLAIN)).isInstanceOf(Redriven.StillParked.class);
        assertThat(text(new Generation(PLAIN, 1), a)).contains("four");
    }

    @Test
    void whoIsParkedAnewMeanwhileIsNotSaidToGoOn() {
        parkedAt2();
        appended(a, 3, "three");
        views.beforeTogether(() -> {
            redrive(COUNTED);
            projected(note(a, 5, POISON));
        });
        assertThat(redrive(COUNTED)).isInstanceOf(Redriven.Moved.class);
        assertThat(applied(COUNTED, a)).isEqualTo(3);
        assertThat(parked(COUNTED, a).map(Parked::version)).contains(5L);
    }

    @Test
    void whatIsRedrivenSaysNothingOfHowFarAViewIsBehind() {
        parkedAt2();
        appended(a, 3, "three");
        Map<String, Lag> before = stores.generations().lags(meter);
        clock.advance(Duration.ofDays(3));
        redrive(COUNTED);
        assertThat(stores.generations().lags(meter)).isEqualTo(before);
    }

    private Parked parkedAt2() {
        projected(appended(a, 1, "one"), appended(a, 2, POISON));
        return parked(COUNTED, a).orElseThrow();
    }

    private Redriven redrive(String view) {
        return redrive(view, a);
    }

    private Redriven redrive(String view, StreamId stream) {
        return new Redrive(kind -> ledger, projections, views, projector(), clock)
                .redrive(generations(view), stream, impatient(), meter);
    }
}
