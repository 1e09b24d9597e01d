package io.tiebreak.functions.http;

/**
 * Who calls: both from the verified token, and from nowhere else.
 *
 * @param tenant whose data this call is about
 * @param actor on whose behalf
 */
public record Caller(String tenant, String actor) {}
