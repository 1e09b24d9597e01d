package io.tiebreak.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A request to come. */
record Call(Act act, String method, String path, Optional<ObjectNode> body, Map<String, String> headers) {

    static Call of(Act act, String method, String path, ObjectNode body) {
        return new Call(act, method, path, Optional.of(body), Map.of());
    }

    /** One that has no body. */
    static Call of(Act act, String method, String path) {
        return new Call(act, method, path, Optional.empty(), Map.of());
    }

    Call with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new Call(act, method, path, body, Map.copyOf(more));
    }
}
