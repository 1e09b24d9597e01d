package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.json.Json;

/** What requests say. */
final class Requests {
    private static final String VALUE = "value";

    private Requests() {}

    static ObjectNode set(JsonNode value, SetOptions options) {
        ObjectNode body = Json.object();
        body.set(VALUE, value);
        return body.setAll(locking(options));
    }

    /** The same without a value, which leaves it as it is. */
    static ObjectNode locking(SetOptions options) {
        ObjectNode body = Json.object();
        options.revision().ifPresent(revision -> body.put("revision", revision));
        options.timestamp().ifPresent(time -> body.put("timestamp", time.toEpochMilli()));
        options.base().ifPresent(base -> body.put("base", base));
        options.lock().ifPresent(length -> body.put("lock", true).put("lockTtlSeconds", length.toSeconds()));
        if (options.unlock()) {
            body.put("unlock", true);
        }
        options.fence().ifPresent(fence -> body.put("fence", fence));
        return body;
    }

    static ObjectNode bundle(Bundle bundle) {
        ObjectNode body = Json.object().put("id", bundle.id());
        bundle.at().ifPresent(at -> body.put("at", at.toString()));
        var operations = body.putArray("operations");
        bundle.operations().forEach(operation -> operations.add(operation(operation)));
        return body;
    }

    private static ObjectNode operation(Operation operation) {
        ObjectNode body = Json.object();
        switch (operation) {
            case Operation.Set set -> {
                pair(body, "set", set);
                body.setAll(locking(set.options()));
                // How long a lock lasts is not to be said in a bundle.
                body.remove("lockTtlSeconds");
            }
            case Operation.Emit emit -> pair(body, "emit", emit);
        }
        return body;
    }

    private static void pair(ObjectNode body, String kind, Operation operation) {
        body.putArray(kind).add(operation.address().toString()).add(operation.value());
    }
}
