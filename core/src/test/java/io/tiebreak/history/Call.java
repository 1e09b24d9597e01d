package io.tiebreak.history;

/**
 * One call of a client.
 *
 * @param invoked when it began; no two calls begin or end at the same time
 * @param returned when it ended
 */
record Call(String client, Question question, long invoked, long returned, Answer answer) {}
