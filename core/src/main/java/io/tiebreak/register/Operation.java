package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;

/** One thing that a bundle does. */
public sealed interface Operation {

    /** The shared value it writes, or where its event goes. */
    Address address();

    /** Writes a shared value. */
    record Write(Address address, RegisterCommand command) implements Operation {}

    /** Emits an event, which is accepted exactly if the bundle happens. */
    record Emit(Address address, JsonNode value) implements Operation {}
}
