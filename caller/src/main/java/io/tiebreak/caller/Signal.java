package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;
import java.time.Instant;
import java.util.Optional;

/**
 * A shared value as it was at some moment.
 *
 * @param value JSON's null where somebody locked an address that had none
 * @param revision 1 or more; counts every accepted command of this address, and is never used again
 * @param writer who wrote the value: {@code sub} or {@code sub/clientId}
 * @param timestamp when he wrote it
 */
public record Signal(
        Address address, JsonNode value, long revision, String writer, Instant timestamp, Optional<Lock> lock) {}
