package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import java.util.List;
import java.util.Map;

/**
 * Decides what the events of some addresses do. Pure: no clock, no store, and it may be asked again about the same event, when
 * somebody else was faster. What it throws is no refusal, but a fault: the event is tried again, and at last set apart.
 */
public interface Authority {

    /** Which events are for it; of several authorities the one with the most specific pattern has them. */
    AddressPattern events();

    /** The shared values it has to see for that event, and may write. */
    List<Address> touches(Event event);

    /**
     * Decides.
     *
     * @param event of the pattern
     * @param values those of {@link #touches} that are there
     * @return what to write, below {@link #touches}; locks and rules of those addresses are honoured, and with a revision named
     *     that as well, but no address is closed to its authority
     */
    Ruling rule(Event event, Map<Address, JsonNode> values);
}
