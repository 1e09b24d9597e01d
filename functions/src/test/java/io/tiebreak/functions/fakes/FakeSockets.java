package io.tiebreak.functions.fakes;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.functions.sqs.Message;
import io.tiebreak.json.Json;
import io.tiebreak.live.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sockets whose clients keep what they are told, and messages that say when to look at them. */
public final class FakeSockets implements Channel {
    private final Map<String, List<JsonNode>> told = new HashMap<>();
    private final List<String> closed = new ArrayList<>();
    private final List<Later> later = new ArrayList<>();

    /** A message, and how long it waits. */
    public record Later(Message message, Duration after) {}

    @Override
    public synchronized Delivery send(String connection, String text) {
        if (closed.contains(connection)) {
            return Delivery.GONE;
        }
        told.computeIfAbsent(connection, none -> new ArrayList<>()).add(Json.stored(text));
        return Delivery.SENT;
    }

    @Override
    public synchronized void close(String connection) {
        closed.add(connection);
    }

    void endLater(Message message, Duration after) {
        later.add(new Later(message, after));
    }

    /** What a client was told since this was asked last. */
    public synchronized List<JsonNode> told(String connection) {
        List<JsonNode> all = told.remove(connection);
        return all == null ? List.of() : all;
    }

    /** Which sockets were closed by us. */
    public synchronized List<String> closed() {
        return List.copyOf(closed);
    }

    /** The messages that were sent since this was asked last. */
    public List<Later> later() {
        List<Later> all = List.copyOf(later);
        later.clear();
        return all;
    }
}
