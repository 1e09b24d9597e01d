package io.tiebreak.view;

import io.tiebreak.ledger.StreamId;

/**
 * A stream moves on in a view.
 *
 * @param stream which one
 * @param version to which version
 * @param part what it amounts to there
 */
public record Move(StreamId stream, long version, Part part) {}
