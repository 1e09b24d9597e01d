package io.tiebreak.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.random.RandomGenerator;

/** A window recalls a scene: all faders at one moment, or none if one of them is locked. */
final class Recalls implements Scene {

    private final Door door;

    Recalls(Door door) {
        this.door = door;
    }

    @Override
    public void step(RandomGenerator random) throws InterruptedException {
        ObjectNode body = Json.object();
        ArrayNode operations = body.putArray("operations");
        for (String fader : Desk.FADERS) {
            operations.addObject().putArray("set").add(fader).add(Desk.anyLevel(random));
        }
        door.send(Desk.anyWindow(random), Call.of(Act.RECALL, "POST", "/v1/bundles", body));
    }
}
