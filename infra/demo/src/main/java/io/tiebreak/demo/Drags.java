package io.tiebreak.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.random.RandomGenerator;

/**
 * A window drags a fader: some moves, one shortly after the other, each with the time at which it was made. Some windows
 * were offline and bring their moves late: what others wrote meanwhile is newer, and stays.
 */
final class Drags implements Scene {

    private static final double WAS_OFFLINE = 0.2;

    private final Door door;
    private final Time time;

    Drags(Door door, Time time) {
        this.door = door;
        this.time = time;
    }

    @Override
    public void step(RandomGenerator random) throws InterruptedException {
        Actor window = Desk.anyWindow(random);
        String fader = Desk.anyFader(random);
        Duration late = Duration.ofMillis(random.nextDouble() < WAS_OFFLINE ? random.nextInt(1_000, 5_000) : 0);
        int moves = random.nextInt(1, 5);
        for (int move = 0; move < moves; move++) {
            Instant made = time.now().minus(late);
            door.send(
                    window,
                    Desk.set(
                            Act.DRAG,
                            fader,
                            Desk.anyLevel(random),
                            Json.object().put("timestamp", made.toEpochMilli())));
            time.sleep(Duration.ofMillis(random.nextInt(30, 90)));
        }
    }
}
