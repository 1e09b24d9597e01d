package io.tiebreak.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.random.RandomGenerator;

/** A shop withdraws an offer, and two make it again at once: one is too late. Its versions go on counting. */
final class Offers implements Scene {

    private static final String PATH = "/v1/items/offer/";
    private static final int SHOPKEEPERS = 2;

    private final Door door;

    Offers(Door door) {
        this.door = door;
    }

    @Override
    public void step(RandomGenerator random) throws InterruptedException {
        String product = Products.any(random);
        int price = random.nextInt(1, 500);
        door.send(Actor.of("shopkeeper", 1), Call.of(Act.WITHDRAW, "DELETE", PATH + product + "?version=-1"));
        Together.run(
                SHOPKEEPERS, number -> () -> door.send(Actor.of("shopkeeper", number), offer(product, price + number)));
    }

    private static Call offer(String product, int price) {
        ObjectNode body = Json.object().put("version", 0).put("name", "Offer of " + product);
        body.withObject("attributes").put("price", price);
        return Call.of(Act.OFFER, "PUT", PATH + product, body);
    }
}
