package io.tiebreak.presence;

/**
 * A tab of a session.
 *
 * @param session whose
 * @param id a hash of what the client calls it
 */
public record Tab(Session session, String id) {}
