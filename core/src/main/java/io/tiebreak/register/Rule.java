package io.tiebreak.register;

import io.tiebreak.address.AddressPattern;
import java.util.Optional;

/**
 * Says what strategy addresses have.
 *
 * @param pattern which addresses
 * @param writer with {@link Strategy#AUTHORITY}, the one who may write directly; empty if nobody may
 */
public record Rule(AddressPattern pattern, Strategy strategy, Optional<String> writer) {
    /** What holds where no rule was made. */
    public static final Rule DEFAULT = new Rule(AddressPattern.of("/**"), Strategy.LWW, Optional.empty());

    /** Whether it keeps that writer from writing directly. */
    boolean closedTo(String other) {
        return strategy == Strategy.AUTHORITY && !writer.equals(Optional.of(other));
    }

    /** The same as its authority meets it. */
    Rule opened() {
        return strategy == Strategy.AUTHORITY ? new Rule(pattern, Strategy.LWW, Optional.empty()) : this;
    }
}
