package io.tiebreak.bench;

import java.util.UUID;

/** A shared value of its own, whose revisions count what was written. */
record LiveAddress(Door door, String address) {

    static LiveAddress unused(Door door) {
        return new LiveAddress(door, "/live/" + UUID.randomUUID());
    }

    /** What a socket says in order to be told. */
    String subscription() {
        return "{\"action\":\"subscribe\",\"id\":1,\"pattern\":\"%s\"}".formatted(address);
    }

    void write(long revision) throws Exception {
        Door.Answer answer = door.send("PUT", "/v1/signals" + address, "{\"value\":" + revision + "}");
        if (answer.body().path("revision").longValue() != revision) {
            throw new IllegalStateException("answered " + answer.status() + ": " + answer.body());
        }
    }

    /** As long as what the backend tells, and to be read the same way. */
    String message(long revision) {
        return """
                {"type":"signal","address":"%s","value":%d,"revision":%d,"timestamp":1792000000000,"writer":"dev",\
                "meta":{"conflict":false,"writer":"dev","previousWriter":"dev","previousRevision":%d}}\
                """.formatted(address, revision, revision, revision - 1);
    }
}
