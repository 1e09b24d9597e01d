package io.tiebreak.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.random.RandomGenerator;

/** The products of a small trader in stationery, as items, and calls about them. */
final class Products {

    private static final List<String> IDS =
            List.of("paper-a4", "ink-black", "stapler", "envelope-c5", "folder-blue", "tape-clear");

    /** The one everybody wants. */
    static final String HOT = IDS.getFirst();

    private static final String PATH = "/v1/items/product/";

    private Products() {}

    static void open(Door door) throws InterruptedException {
        for (String id : IDS) {
            ObjectNode body = Json.object().put("version", -1).put("name", id);
            body.withObject("attributes").put("stock", 100).put("price", 5);
            door.send(Actor.of("warehouse", 1), Call.of(Act.CORRECT, "PUT", PATH + id, body));
        }
    }

    static String any(RandomGenerator random) {
        return IDS.get(random.nextInt(IDS.size()));
    }

    /** One that is not the given one. */
    static String other(String id, RandomGenerator random) {
        return IDS.get((IDS.indexOf(id) + 1 + random.nextInt(IDS.size() - 1)) % IDS.size());
    }

    static Call look(String id) {
        return Call.of(Act.LOOK, "GET", PATH + id + "?consistent=true");
    }

    /** A patch that says on its own which version it expects. */
    static Call patch(Act act, String id, ObjectNode body) {
        return Call.of(act, "PATCH", PATH + id, body);
    }
}
