package io.tiebreak.functions.signals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.Address;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Unicode;
import io.tiebreak.json.Json;
import io.tiebreak.register.Events;
import io.tiebreak.register.RegisterDecider;

/** The fields of an event. */
final class EventFields {
    static final String ADDRESS = "address";
    static final String VALUE = "value";
    static final String TARGET = "target";
    private static final int LONGEST_TARGET = 256;

    private EventFields() {}

    static Address address(ObjectNode body) {
        if (!body.path(ADDRESS).isTextual()) {
            throw SignalFields.invalid(ADDRESS, "address is a text: where the event goes.");
        }
        return Addresses.address(body.get(ADDRESS).textValue(), "/" + ADDRESS);
    }

    static Events.Emission emission(ObjectNode body, Address address) {
        if (!body.has(VALUE)) {
            throw SignalFields.invalid(VALUE, "value is missing: what the event says, any JSON.");
        }
        requireFit(body.get(VALUE));
        return new Events.Emission(address, target(body, address), body.get(VALUE));
    }

    private static String target(ObjectNode body, Address address) {
        JsonNode target = body.path(TARGET);
        if (target.isMissingNode()) {
            return address.toString();
        }
        if (!target.isTextual()
                || target.textValue().isEmpty()
                || Unicode.length(target.textValue()) > LONGEST_TARGET) {
            throw SignalFields.invalid(TARGET, "target is a text of 1 to " + LONGEST_TARGET + " characters.");
        }
        return target.textValue();
    }

    /** An event's value has the limit of a shared value. */
    static void requireFit(JsonNode value) {
        if (Json.bytes(value) > RegisterDecider.MOST_BYTES) {
            throw Problem.of(
                            ProblemType.TOO_LARGE,
                            "The value of an event has at most " + RegisterDecider.MOST_BYTES / 1024 + " KB of JSON.")
                    .refusal();
        }
    }
}
