package io.tiebreak.view;

import io.tiebreak.ledger.StreamId;

/**
 * Where a row stands.
 *
 * @param shelf the partition
 * @param id which row of it
 */
public record Place(Shelf shelf, String id) {

    /** A stream's own row: the marker of what of it is in the view. */
    public static Place of(StreamId stream) {
        return new Place(Shelf.of(stream, stream.type()), stream.id());
    }
}
