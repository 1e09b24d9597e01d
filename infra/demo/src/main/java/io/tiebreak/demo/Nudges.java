package io.tiebreak.demo;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** A window looks at a fader, thinks, and sets it if nobody has moved it meanwhile; half of those too late try once more. */
final class Nudges implements Scene {

    private static final double GIVES_UP = 0.5;

    private final Door door;
    private final Time time;

    Nudges(Door door, Time time) {
        this.door = door;
        this.time = time;
    }

    @Override
    public void step(RandomGenerator random) throws InterruptedException {
        Actor window = Desk.anyWindow(random);
        String fader = Desk.anyFader(random);
        int level = Desk.anyLevel(random);
        long seen = door.send(window, Desk.look(fader)).revision();
        time.sleep(Duration.ofMillis(random.nextInt(50, 400)));
        Answer answer = door.send(window, nudge(fader, level, seen));
        if (answer.outcome() == Outcome.CONFLICT && random.nextDouble() >= GIVES_UP) {
            door.send(window, nudge(fader, level, answer.revision()));
        }
    }

    private static Call nudge(String fader, int level, long revision) {
        return Desk.set(Act.NUDGE, fader, level, Json.object().put("revision", revision));
    }
}
