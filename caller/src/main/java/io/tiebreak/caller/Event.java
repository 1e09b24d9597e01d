package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;
import java.time.Instant;

/**
 * A command that somebody sent to an address.
 *
 * @param target events of the same one are handled one at a time, in the order in which they were accepted
 * @param writer who sent it
 * @param at when it was accepted
 */
public record Event(String id, Address address, String target, JsonNode value, String writer, Instant at) {}
