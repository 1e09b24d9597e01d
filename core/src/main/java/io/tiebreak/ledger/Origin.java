package io.tiebreak.ledger;

import java.time.Instant;

/**
 * Where a stream's present life began: at version 1, or after its last tombstone.
 *
 * @param version the version that began it
 * @param at when
 * @param actor by whom
 */
public record Origin(long version, Instant at, String actor) {}
