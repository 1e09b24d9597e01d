package io.tiebreak.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.random.RandomGenerator;

/** Three faders that several windows share, and calls about them. */
final class Desk {

    static final List<String> FADERS = List.of("/desk/left", "/desk/right", "/desk/master");

    private static final List<Actor> WINDOWS = List.of(
            Actor.of("mixer", 1).at("console"),
            Actor.of("mixer", 1).at("tablet"),
            Actor.of("mixer", 2).at("console"),
            Actor.of("lights").at("panel"));

    private static final int FULL = 100;

    private Desk() {}

    /** Sets all faders; one that somebody holds from an earlier time stays. */
    static void open(Door door) throws InterruptedException {
        for (String fader : FADERS) {
            door.send(WINDOWS.getFirst(), set(Act.DRAG, fader, 0, Json.object()));
        }
    }

    static String anyFader(RandomGenerator random) {
        return FADERS.get(random.nextInt(FADERS.size()));
    }

    static Actor anyWindow(RandomGenerator random) {
        return WINDOWS.get(random.nextInt(WINDOWS.size()));
    }

    static int anyLevel(RandomGenerator random) {
        return random.nextInt(FULL + 1);
    }

    static Call look(String fader) {
        return Call.of(Act.LOOK, "GET", "/v1/signals" + fader);
    }

    /** Sets a fader; the body may say more than the level. */
    static Call set(Act act, String fader, int level, ObjectNode body) {
        return Call.of(act, "PUT", "/v1/signals" + fader, body.put("value", level));
    }
}
