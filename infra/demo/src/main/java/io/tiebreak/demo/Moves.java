package io.tiebreak.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.random.RandomGenerator;

/**
 * Two warehouses move stock from one product to another, all or nothing. Both take from the same product, so their
 * transactions meet; one of them insists on the version it has looked at.
 */
final class Moves implements Scene {

    private static final long NEWEST = -1;

    private final Door door;

    Moves(Door door) {
        this.door = door;
    }

    @Override
    public void step(RandomGenerator random) throws InterruptedException {
        String from = Products.any(random);
        String to = Products.other(from, random);
        int stock = random.nextInt(1, 100);
        long seen = door.send(Actor.of("warehouse", 1), Products.look(from)).version();
        Together.run(
                2,
                number -> () -> door.send(
                        Actor.of("warehouse", number), move(from, number == 1 ? seen : NEWEST, to, stock + number)));
    }

    private static Call move(String from, long version, String to, int stock) {
        ObjectNode body = Json.object();
        ArrayNode commands = body.putArray("commands");
        patch(commands, from, version, stock);
        patch(commands, to, NEWEST, 2 * stock);
        return Call.of(Act.MOVE, "POST", "/v1/transactions", body);
    }

    private static void patch(ArrayNode commands, String id, long version, int stock) {
        ObjectNode patch = commands.addObject().putObject("patch");
        patch.put("type", "product").put("id", id).put("version", version);
        patch.putObject("attributes").put("stock", stock);
    }
}
