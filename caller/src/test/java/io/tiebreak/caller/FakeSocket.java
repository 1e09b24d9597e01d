package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.json.Json;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.xnio.IoUtils;

/** One socket, seen from the backend. */
final class FakeSocket extends AbstractReceiveListener {
    private final WebSocketChannel channel;
    private final FakeSockets sockets;
    private final String writer;
    private final Map<Long, AddressPattern> patterns = new ConcurrentHashMap<>();
    private final Set<Address> locked = new HashSet<>();

    FakeSocket(WebSocketChannel channel, FakeSockets sockets, String writer) {
        this.channel = channel;
        this.sockets = sockets;
        this.writer = writer;
    }

    /** Says something, whatever it is. */
    synchronized void say(JsonNode message) {
        if (channel.isOpen()) {
            WebSockets.sendText(Json.text(message), channel, null);
        }
    }

    /** Breaks without a goodbye. */
    void drop() {
        IoUtils.safeClose(channel);
    }

    /** The message, as far as this socket wants to hear it. */
    Optional<ObjectNode> concerning(ObjectNode message) {
        if (!message.has("signals")) {
            return Optional.of(message).filter(this::wants);
        }
        ObjectNode part = message.deepCopy();
        ArrayNode signals = part.putArray("signals");
        message.path("signals").valueStream().filter(this::wants).forEach(signals::add);
        return Optional.of(part).filter(some -> !signals.isEmpty());
    }

    private boolean wants(JsonNode signal) {
        Address address = Address.of(signal.path("address").asText());
        return patterns.values().stream().anyMatch(pattern -> pattern.matches(address));
    }

    @Override
    protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage text) {
        JsonNode message = Json.stored(text.getData());
        sockets.heard(message);
        switch (message.path("action").asText()) {
            case "subscribe" -> subscribe(message);
            case "unsubscribe" -> patterns.remove(message.path("id").longValue());
            case "set" -> set(message);
            case "ping" -> sockets.pong().ifPresent(this::say);
            default -> throw new IllegalStateException("an unknown action");
        }
    }

    /** Reads a page at a time, as a backend does: others go on writing meanwhile. */
    private void subscribe(JsonNode message) {
        AddressPattern pattern = AddressPattern.of(message.path("pattern").asText());
        if (sockets.forbids(pattern)) {
            ObjectNode answer = Json.object().put("type", "answer").put("status", 403);
            answer.set("id", message.get("id"));
            answer.putObject("body").put("type", "/problems/forbidden");
            say(answer);
            return;
        }
        patterns.put(message.path("id").longValue(), pattern);
        List<Address> found = sockets.store().matching(pattern);
        int pages = found.size() / FakeSockets.PAGE + 1;
        for (int page = 0; page < pages; page++) {
            ObjectNode snapshot = Json.object().put("type", "snapshot");
            snapshot.set("id", message.get("id"));
            ArrayNode items = snapshot.putArray("items");
            found.stream()
                    .skip((long) page * FakeSockets.PAGE)
                    .limit(FakeSockets.PAGE)
                    .flatMap(address -> sockets.store().get(address).stream())
                    .forEach(items::add);
            if (page < pages - 1) {
                snapshot.put("more", true);
            }
            say(snapshot);
        }
    }

    private void set(JsonNode message) {
        Address address = Address.of(message.path("address").asText());
        FakeStore.Answer done = sockets.store().set(address, message, writer);
        if (done.status() == 200 && message.path("lock").asBoolean()) {
            locked.add(address);
        }
        ObjectNode answer = Json.object().put("type", "answer").put("status", done.status());
        answer.set("ref", message.get("ref"));
        answer.set("body", done.body());
        sockets.answer(this, answer);
    }

    /** What was locked over it is free. */
    void gone() {
        locked.forEach(address -> sockets.store().set(address, Json.object().put("unlock", true), writer));
    }
}
