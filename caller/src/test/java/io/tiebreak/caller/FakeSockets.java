package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.json.Json;
import io.undertow.websockets.core.WebSocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** The sockets of a backend, and the troubles they may have. */
final class FakeSockets {
    /** Short, so that snapshots have several pages. */
    static final int PAGE = 3;

    /** What becomes of a message on its way to a socket. */
    @FunctionalInterface
    interface Way {
        /** Brings it there, or not yet, or twice. */
        void carry(FakeSocket to, ObjectNode message);
    }

    private final List<FakeSocket> open = new CopyOnWriteArrayList<>();
    private final List<JsonNode> heard = new CopyOnWriteArrayList<>();
    private final Set<AddressPattern> forbidden = new HashSet<>();
    private final FakeStore store = new FakeStore(this::publish);
    private volatile Way way = FakeSocket::say;
    private volatile boolean deaf;
    private volatile boolean silent;

    FakeStore store() {
        return store;
    }

    void accept(WebSocketChannel channel, String writer) {
        FakeSocket socket = new FakeSocket(channel, this, writer);
        channel.addCloseTask(closed -> forget(socket));
        // Only now: who is among the open ones may be dropped at any time. And before it subscribes, or it missed
        // something.
        open.add(socket);
        channel.getReceiveSetter().set(socket);
        channel.resumeReceives();
    }

    private void forget(FakeSocket socket) {
        if (open.remove(socket)) {
            socket.gone();
        }
    }

    private void publish(ObjectNode message) {
        open.forEach(socket -> socket.concerning(message).ifPresent(wanted -> way.carry(socket, wanted)));
    }

    List<FakeSocket> open() {
        return open;
    }

    /** Says it on all sockets. */
    void say(String message) {
        open.forEach(socket -> socket.say(Json.stored(message.replace('\'', '"'))));
    }

    void drop() {
        open.forEach(socket -> {
            socket.drop();
            // A channel that is hardly open does not always tell that it was closed.
            forget(socket);
        });
    }

    /** All messages of that kind that came. */
    List<JsonNode> heard(String action) {
        return heard.stream()
                .filter(message -> message.path("action").asText().equals(action))
                .toList();
    }

    void heard(JsonNode message) {
        heard.add(message);
    }

    void way(Way other) {
        way = other;
    }

    /** From now on no ping is answered. */
    void deafen() {
        deaf = true;
    }

    /** From now on writes are carried out, and not answered. */
    void silence() {
        silent = true;
    }

    void forbid(AddressPattern pattern) {
        forbidden.add(pattern);
    }

    boolean forbids(AddressPattern pattern) {
        return forbidden.contains(pattern);
    }

    Optional<JsonNode> pong() {
        return deaf ? Optional.empty() : Optional.of(Json.object().put("type", "pong"));
    }

    void answer(FakeSocket to, JsonNode answer) {
        if (!silent) {
            to.say(answer);
        }
    }
}
