package io.tiebreak.insight;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Whoever was there first.
 *
 * @param actor on whose behalf; the holder, where a lock stood in the way
 * @param commandId his command; empty where a lock stood in the way
 * @param at when it was decided; empty likewise
 * @param version what it made; empty likewise
 */
public record Rival(String actor, Optional<String> commandId, Optional<Instant> at, OptionalLong version) {}
