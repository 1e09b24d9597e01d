package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;
import java.time.Duration;

/** One thing that a bundle does. */
public sealed interface Operation {

    /** The shared value it sets, or where its event goes. */
    Address address();

    /** What is set or said. */
    JsonNode value();

    /**
     * Sets a shared value.
     *
     * @param options revision, lock for the default of 30 s, unlock and fence count; the others have no place in a bundle
     */
    record Set(Address address, JsonNode value, SetOptions options) implements Operation {
        private static final Duration LOCK = Duration.ofSeconds(30);

        public Set {
            boolean more = options.timestamp().isPresent()
                    || options.base().isPresent()
                    || options.key().isPresent();
            if (more || options.lock().filter(length -> !length.equals(LOCK)).isPresent()) {
                throw new IllegalArgumentException("a bundle takes revision, a lock for 30 s, unlock and fence only");
            }
        }
    }

    /** Emits an event, which is accepted exactly if the bundle happens. */
    record Emit(Address address, JsonNode value) implements Operation {}
}
