package io.tiebreak.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Twenty sessions walk over the pages of a site: each says now and then where it is, and what it views. */
final class Visitors implements Scene {

    private static final List<String> PAGES =
            List.of("/", "/products", "/products/paper-a4", "/products/stapler", "/offers", "/basket", "/help");

    private static final Actor SITE = Actor.of("website");
    private static final int SESSIONS = 20;
    private static final double WALKS_ON = 0.3;

    private final Door door;
    private final Map<String, String> pages = new ConcurrentHashMap<>();

    Visitors(Door door) {
        this.door = door;
    }

    @Override
    public void step(RandomGenerator random) throws InterruptedException {
        String session = "visitor-" + (random.nextInt(SESSIONS) + 1);
        String before = pages.get(session);
        String page = before == null || random.nextDouble() < WALKS_ON ? anyPage(random) : before;
        pages.put(session, page);
        post(Act.BEAT, "heartbeats", session, page);
        if (!page.equals(before)) {
            post(Act.VIEW, "views", session, page);
        }
    }

    /** The first ones are viewed more often. */
    private static String anyPage(RandomGenerator random) {
        return PAGES.get((int) (random.nextDouble() * random.nextDouble() * PAGES.size()));
    }

    private void post(Act act, String what, String session, String page) throws InterruptedException {
        ObjectNode body = Json.object().put("sessionId", session).put("path", page);
        door.send(SITE, Call.of(act, "POST", "/v1/presence/" + what, body));
    }
}
