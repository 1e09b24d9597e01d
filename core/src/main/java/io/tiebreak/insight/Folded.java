package io.tiebreak.insight;

import java.util.Optional;

/**
 * What is known of an hour that was added up.
 *
 * @param fold what its blocks came to; empty if nobody has added them up since the last one came
 * @param late how many blocks came when the hour had been over for long
 */
public record Folded(Optional<Packed> fold, long late) {
    /** Nothing is known. */
    public static final Folded NOT_YET = new Folded(Optional.empty(), 0);
}
