package io.tiebreak.functions.http;

/**
 * Who calls: tenant and actor from the verified token, and from nowhere else.
 *
 * @param tenant whose data this call is about
 * @param actor on whose behalf
 * @param writer the actor, or one window of his, which calls itself so in {@code Client-Id}
 */
public record Caller(String tenant, String actor, String writer) {}
