package io.tiebreak.demo;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** A window holds a fader for a moment; whoever else wants to move it then is refused. */
final class Locks implements Scene {

    private static final int LEASE_SECONDS = 5;

    private final Door door;
    private final Time time;

    Locks(Door door, Time time) {
        this.door = door;
        this.time = time;
    }

    @Override
    public void step(RandomGenerator random) throws InterruptedException {
        Actor window = Desk.anyWindow(random);
        String fader = Desk.anyFader(random);
        int level = Desk.anyLevel(random);
        Answer answer = door.send(
                window,
                Desk.set(Act.LOCK, fader, level, Json.object().put("lock", true).put("lockTtlSeconds", LEASE_SECONDS)));
        if (answer.good()) {
            time.sleep(Duration.ofMillis(random.nextInt(600, 1_800)));
            long fence = answer.body().path("lock").path("fence").longValue();
            door.send(
                    window,
                    Desk.set(
                            Act.UNLOCK,
                            fader,
                            level,
                            Json.object().put("unlock", true).put("fence", fence)));
        }
    }
}
