package io.tiebreak.local.streams;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
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
}
