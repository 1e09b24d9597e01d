package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import java.util.List;
import java.util.Map;

/** Built in: {@code /commands/set/lights/desk} sets {@code /lights/desk} to what the event says. */
public final class SetAuthority implements Authority {
    private static final AddressPattern EVENTS = AddressPattern.of("/commands/set/**");
    private static final int PREFIX = EVENTS.literalPrefix().size();

    @Override
    public AddressPattern events() {
        return EVENTS;
    }

    @Override
    public List<Address> touches(Event event) {
        List<String> rest = event.address()
                .segments()
                .subList(PREFIX, event.address().segments().size());
        return rest.isEmpty() ? List.of() : List.of(Address.of("/" + String.join("/", rest)));
    }

    @Override
    public Ruling rule(Event event, Map<Address, JsonNode> values) {
        List<Operation.Write> writes = touches(event).stream()
                .map(address -> new Operation.Write(address, RegisterCommand.SetValue.to(event.value())))
                .toList();
        return writes.isEmpty()
                ? new Ruling.Refused("no-address", "The event names no value to set: /commands/set/... does.")
                : new Ruling.Writes(writes);
    }
}
