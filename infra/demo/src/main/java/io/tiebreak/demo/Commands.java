package io.tiebreak.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.random.RandomGenerator;

/** The stage manager asks for a level; the command is kept, and carried out in its turn. */
final class Commands implements Scene {

    private static final Actor STAGE_MANAGER = Actor.of("stage-manager");

    private final Door door;

    Commands(Door door) {
        this.door = door;
    }

    @Override
    public void step(RandomGenerator random) throws InterruptedException {
        ObjectNode body = Json.object()
                .put("address", "/commands/set" + Desk.anyFader(random))
                .put("value", Desk.anyLevel(random));
        door.send(STAGE_MANAGER, Call.of(Act.COMMAND, "POST", "/v1/events", body));
    }
}
