package io.tiebreak.store;

import java.util.Optional;

/**
 * A part of a table that is read from end to end, and where in it to go on.
 *
 * @param segment which part, 0-based
 * @param segments how many parts there are
 * @param cursor where to go on, as the last page said; empty to begin
 */
public record Leg(int segment, int segments, Optional<String> cursor) {}
