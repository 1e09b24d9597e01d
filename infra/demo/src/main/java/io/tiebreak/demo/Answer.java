package io.tiebreak.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import java.util.Set;

/**
 * What came back.
 *
 * @param status 0 if nothing did
 * @param headers each header's first value, by its name in lower case
 * @param body missing if it is no JSON
 */
record Answer(int status, Map<String, String> headers, JsonNode body) {

    private static final int CREATED = 201;

    static final Answer NONE = new Answer(0, Map.of(), MissingNode.getInstance());

    boolean good() {
        return status / 100 == 2;
    }

    Outcome outcome() {
        return switch (status) {
            case 404 -> Outcome.GONE;
            case 409, 412 -> Outcome.CONFLICT;
            case 423 -> Outcome.LOCKED;
            case 0, 429 -> Outcome.FAILED;
            default -> good() ? accepted() : status >= 500 ? Outcome.FAILED : Outcome.REFUSED;
        };
    }

    private Outcome accepted() {
        if (headers.containsKey("idempotency-replayed")) {
            return Outcome.REPEATED;
        }
        if (body.has("applied") && !body.path("applied").booleanValue()) {
            return Outcome.SUPERSEDED;
        }
        if (body.has("rebasedFrom")) {
            return Outcome.MERGED;
        }
        // What is created in the place of something deleted takes two writes, and meets nobody.
        boolean once = status == CREATED || Set.of("0", "1").contains(headers.getOrDefault("tiebreak-attempts", "0"));
        return once ? Outcome.ACCEPTED : Outcome.RETRIED;
    }

    /** The version that an item has now, be it the one that was written or the one that was in the way. */
    long version() {
        JsonNode told = outcome() == Outcome.CONFLICT ? body.path("currentVersion") : body.path("version");
        return told.longValue();
    }

    /** The same of a shared value. */
    long revision() {
        JsonNode told = outcome() == Outcome.CONFLICT ? body.path("currentRevision") : body.path("revision");
        return told.longValue();
    }
}
