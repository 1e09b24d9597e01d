package io.tiebreak.local.streams;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Records named by their sequence numbers, 1 to n, all of one time. */
final class Records {

    static final Instant CREATED = Instant.parse("2026-01-01T12:00:00Z");

    private static final ObjectMapper JSON = new ObjectMapper();

    private Records() {}

    static List<StreamRecord> upTo(int n) {
        return IntStream.rangeClosed(1, n).mapToObj(Records::number).toList();
    }

    static StreamRecord number(int n) {
        return new StreamRecord(
                Integer.toString(n),
                CREATED,
                JSON.createObjectNode().put("eventName", "INSERT").put("n", n));
    }

    /** A change of an item with this key. */
    static StreamRecord number(int n, String item) {
        ObjectNode json =
                JSON.createObjectNode().put("eventName", "INSERT").put("n", n).put("item", item);
        json.putObject("dynamodb").putObject("Keys").putObject("id").put("S", item);
        return new StreamRecord(Integer.toString(n), CREATED, json);
    }

    /** The numbers of an event's records, as {@code 1 2 3}. */
    static String numbersIn(String event) {
        try {
            return JSON.readTree(event)
                    .path("Records")
                    .valueStream()
                    .map(record -> record.path("n").asText())
                    .collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
