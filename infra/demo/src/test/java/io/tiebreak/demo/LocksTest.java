package io.tiebreak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LocksTest {

    private static final Actor SOMEBODY = Actor.of("somebody").at("else");

    private final FakeBackend fake = new FakeBackend();
    private final Door door = new Door(fake.url(), name -> name, new Tally());
    private final List<Outcome> met = new ArrayList<>();

    @AfterEach
    void close() {
        door.close();
        fake.close();
    }

    @Test
    void while_a_window_holds_a_fader_others_are_refused_and_then_it_is_free_again() throws InterruptedException {
        Time time = new Time() {
            @Override
            public Instant now() {
                return Instant.EPOCH;
            }

            @Override
            public void sleep(Duration length) throws InterruptedException {
                moveAll();
            }
        };
        new Locks(door, time).step(new SplittableRandom(7));
        moveAll();
        assertThat(met.subList(0, 3)).containsExactlyInAnyOrder(Outcome.LOCKED, Outcome.ACCEPTED, Outcome.ACCEPTED);
        assertThat(met.subList(3, 6)).containsOnly(Outcome.ACCEPTED);
    }

    private void moveAll() throws InterruptedException {
        for (String fader : Desk.FADERS) {
            met.add(door.send(SOMEBODY, Desk.set(Act.DRAG, fader, 1, Json.object()))
                    .outcome());
        }
    }
}
