package io.tiebreak.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.random.RandomGenerator;

/** Several warehouses count the same product at once, each on the newest version, whatever that is. */
final class Stocktaking implements Scene {

    private static final int WAREHOUSES = 5;

    private final Door door;

    Stocktaking(Door door) {
        this.door = door;
    }

    @Override
    public void step(RandomGenerator random) throws InterruptedException {
        int counted = random.nextInt(1_000);
        Together.run(WAREHOUSES, number -> () -> door.send(Actor.of("warehouse", number), count(number, counted)));
    }

    private static Call count(int warehouse, int counted) {
        ObjectNode body = Json.object().put("version", -1);
        body.withObject("attributes").put("counted-in-" + warehouse, counted + warehouse);
        return Products.patch(Act.COUNT, Products.HOT, body);
    }
}
