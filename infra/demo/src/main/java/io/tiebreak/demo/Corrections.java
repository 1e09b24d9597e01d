package io.tiebreak.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/**
 * Clerks correct prices, each naming the version he goes by: in half of the cases one he has just looked at, otherwise
 * one he remembers, which may be old. Some name it in a header, and are told 412 instead of 409.
 */
final class Corrections implements Scene {

    private static final int CLERKS = 4;
    private static final double LOOKS_FIRST = 0.5;
    private static final double BY_HEADER = 0.4;
    private static final double GIVES_UP = 0.5;

    private final Door door;
    private final Map<String, Long> remembered = new ConcurrentHashMap<>();

    Corrections(Door door) {
        this.door = door;
    }

    @Override
    public void step(RandomGenerator random) throws InterruptedException {
        Actor clerk = Actor.of("clerk", random.nextInt(CLERKS) + 1);
        String product = Products.any(random);
        String what = clerk.name() + product;
        if (random.nextDouble() < LOOKS_FIRST || !remembered.containsKey(what)) {
            remembered.put(what, door.send(clerk, Products.look(product)).version());
        }
        int price = random.nextInt(1, 500);
        boolean byHeader = random.nextDouble() < BY_HEADER;
        Answer answer = door.send(clerk, correct(product, price, remembered.getOrDefault(what, 1L), byHeader));
        if (answer.outcome() == Outcome.CONFLICT && random.nextDouble() >= GIVES_UP) {
            answer = door.send(clerk, correct(product, price, answer.version(), byHeader));
        }
        remembered.put(what, answer.version());
    }

    private static Call correct(String product, int price, long version, boolean byHeader) {
        ObjectNode body = Json.object();
        body.withObject("attributes").put("price", price);
        return byHeader
                ? Products.patch(Act.CORRECT, product, body).with("If-Match", "\"" + version + '"')
                : Products.patch(Act.CORRECT, product, body.put("version", version));
    }
}
