package io.tiebreak.examples.dimmer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.register.Authority;
import io.tiebreak.register.Event;
import io.tiebreak.register.Operation;
import io.tiebreak.register.RegisterCommand;
import io.tiebreak.register.Ruling;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/** Dims lights: {@code /commands/dim/hall} sets {@code /lights/hall/level}, or changes it, to a whole number from 0 to 100. */
public final class Dimmer implements Authority {
    private static final BigDecimal MOST = BigDecimal.valueOf(100);

    @Override
    public AddressPattern events() {
        return AddressPattern.of("/commands/dim/*");
    }

    @Override
    public List<Address> touches(Event event) {
        return List.of(Address.of("/lights/" + event.address().segments().getLast() + "/level"));
    }

    @Override
    public Ruling rule(Event event, Map<Address, JsonNode> values) {
        Address level = touches(event).getFirst();
        JsonNode by = event.value().path("by");
        if (by.isNumber()) {
            return set(
                    level,
                    values.getOrDefault(level, IntNode.valueOf(0))
                            .decimalValue()
                            .add(by.decimalValue()));
        }
        return event.value().isNumber()
                ? set(level, event.value().decimalValue())
                : new Ruling.Refused("no-level", "A level is a number, or a change: {\"by\": -10}.");
    }

    private static Ruling set(Address level, BigDecimal wanted) {
        BigDecimal rounded = wanted.setScale(0, RoundingMode.HALF_UP);
        int clamped = rounded.max(BigDecimal.ZERO).min(MOST).intValue();
        return new Ruling.Writes(
                List.of(new Operation.Write(level, RegisterCommand.SetValue.to(IntNode.valueOf(clamped)))));
    }
}
