package io.tiebreak.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.random.RandomGenerator;

/** A shop sends each order twice, as somebody does who lost the answer: under one key it happens once. */
final class Orders implements Scene {

    private static final Actor SHOP = Actor.of("shop");

    private final Door door;

    Orders(Door door) {
        this.door = door;
    }

    @Override
    public void step(RandomGenerator random) throws InterruptedException {
        String number = Long.toHexString(random.nextLong());
        ObjectNode body = Json.object().put("name", "Order " + number);
        body.withObject("attributes").put("product", Products.any(random)).put("pieces", random.nextInt(1, 20));
        Call order = Call.of(Act.ORDER, "POST", "/v1/items/order", body).with("Idempotency-Key", "order-" + number);
        door.send(SHOP, order);
        door.send(SHOP, order);
    }
}
