package io.tiebreak.command;

/**
 * What a write came to.
 *
 * @param answer the store's
 * @param answerLost whether an earlier sending of the same write went unanswered, so that meeting itself is no repeat
 */
public record Settled<T>(T answer, boolean answerLost) {}
