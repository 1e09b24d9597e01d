package io.tiebreak.command;

import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.StreamId;

/**
 * A command addressed to a stream.
 *
 * @param aggregate what kind of thing the stream is
 * @param stream which stream
 * @param expectation what the command expects of it
 * @param command what is asked of it
 */
public record Change<C, E, S>(Aggregate<C, E, S> aggregate, StreamId stream, Expectation expectation, C command) {}
