package io.tiebreak.projection;

import static io.tiebreak.projection.Notes.PLAIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Serving;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What readers see of a switch, and what is not switched to. */
abstract class SwitchContract extends ProjectionFixture {

    SwitchContract(Stores stores) {
        super(stores);
    }

    @BeforeEach
    void twoFormsAreMade() {
        projections = Projections.of(Notes.plain(1));
        projected(appended(a, 1, "one"));
        projections = Projections.of(Notes.plain(1), Notes.plain(2));
    }

    @Test
    void readersReadTheOtherGenerationAfterALeaseAndASecond() {
        rebuilt();
        Generations switched = switchTo(2);
        assertThat(switched.serving()).isEqualTo(2);
        assertThat(generations(PLAIN)).isEqualTo(switched);
        assertThat(clock.waits().getLast()).isEqualTo(Serving.LEASE.plusSeconds(1));
    }

    @Test
    void nobodyReadsTheOldOneAfterSomebodyReadTheNewOne() {
        rebuilt();
        Serving early = new Serving(stores.generations(), clock);
        Serving late = new Serving(stores.generations(), clock);
        early.of(PLAIN, meter);
        clock.onWait(() -> {
            assertThat(early.of(PLAIN, meter).serving()).isEqualTo(1);
            late.of(PLAIN, meter);
        });
        switchTo(2);
        clock.onWait(() -> {});
        for (Serving reader : new Serving[] {late, early, new Serving(stores.generations(), clock)}) {
            assertThat(reader.of(PLAIN, meter).serving()).isEqualTo(2);
        }
    }

    @Test
    void thereIsAWayBackAndForthAgainAndAllAreFedMeanwhile() {
        rebuilt();
        switchTo(2);
        projected(appended(a, 2, "two"));
        assertThat(text(PLAIN, a)).contains("two");
        switchTo(1);
        assertThat(text(PLAIN, a)).contains("two");
        projected(appended(a, 3, "three"));
        switchTo(2);
        assertThat(text(PLAIN, a)).contains("three");
        assertThat(generations(PLAIN).previous()).contains(1);
    }

    @Test
    void whatIsNotCompleteIsNotServed() {
        stores.generations().replace(generations(PLAIN).begun(2, 1, clock.instant()), meter);
        Generations before = generations(PLAIN);
        assertThatThrownBy(() -> switchTo(2))
                .isInstanceOf(CannotSwitchException.class)
                .hasMessageContaining("generation 2 of plain is not complete");
        assertThat(generations(PLAIN)).isEqualTo(before);
        assertThat(clock.waits()).isEmpty();
    }

    @Test
    void whatIsNotFedIsNotServed() {
        rebuilt();
        assertThatThrownBy(() -> switchTo(3)).isInstanceOf(CannotSwitchException.class);
        projections = Projections.of(Notes.plain(1));
        assertThatThrownBy(() -> switchTo(2))
                .isInstanceOf(CannotSwitchException.class)
                .hasMessageContaining("not fed");
    }

    @Test
    void whatIsServedAlreadyNeedsNoSwitchAndLosesNoWayBack() {
        rebuilt();
        switchTo(2);
        Generations before = generations(PLAIN);
        List<Duration> waits = clock.waits();
        assertThat(switchTo(2)).isEqualTo(before);
        assertThat(before.previous()).contains(1);
        assertThat(generations(PLAIN)).isEqualTo(before);
        assertThat(clock.waits()).isEqualTo(waits);
    }

    @Test
    void anAnnouncedSwitchIsTakenBackBySwitchingToWhatIsServed() {
        rebuilt();
        stores.generations().replace(generations(PLAIN).switchingTo(2), meter);
        Generations back = switchTo(1);
        assertThat(back.serving()).isEqualTo(1);
        assertThat(back.switching()).isEmpty();
        assertThat(back.building()).isPresent();
    }

    @Test
    void whoIsKilledAfterTheAnnouncementHasChangedNothingAndTheNextGoesOn() {
        rebuilt();
        var interrupted = new Surroundings(
                clock,
                wait -> {
                    throw new InterruptedException();
                },
                new Random(1));
        assertThatThrownBy(() -> new Switch(projections, stores.generations(), interrupted, this::impatient)
                        .to(generations(PLAIN), 2, meter))
                .isInstanceOf(CannotSwitchException.class);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(generations(PLAIN).serving()).isEqualTo(1);
        assertThat(generations(PLAIN).switching()).contains(2);
        assertThat(switchTo(2).serving()).isEqualTo(2);
        assertThat(clock.waits().getLast()).isEqualTo(Switch.WAIT);
    }

    @Test
    void aRebuildThatBeginsMeanwhileEndsTheSwitch() {
        rebuilt();
        clock.onWait(() -> stores.generations().replace(generations(PLAIN).begun(3, 1, clock.instant()), new Meter()));
        assertThatThrownBy(() -> switchTo(2)).isInstanceOf(ConcurrentChangeException.class);
        assertThat(generations(PLAIN).serving()).isEqualTo(1);
    }

    @Test
    void whoKnowsAnOldRecordIsTurnedAway() {
        rebuilt();
        Generations old = generations(PLAIN);
        switchTo(2);
        assertThatThrownBy(() -> new Switch(projections, stores.generations(), clock.surroundings(), this::impatient)
                        .to(old, 2, meter))
                .isInstanceOf(ConcurrentChangeException.class);
    }

    private void rebuilt() {
        var settings = new Rebuild.Settings(1, 4, 1e9);
        new Rebuild(projections, stores.scan(), views, stores.generations(), clock.surroundings(), this::impatient)
                .run(PLAIN, settings, clock.instant().plus(Duration.ofHours(1)), meter);
    }

    private Generations switchTo(int number) {
        return new Switch(projections, stores.generations(), clock.surroundings(), this::impatient)
                .to(generations(PLAIN), number, meter);
    }
}
