package io.tiebreak.caller;

import java.time.Instant;

/**
 * Keeps other writers out for a time.
 *
 * @param holder the writer who may write meanwhile
 * @param expiresAt when it is over, by the backend's clock
 * @param fence grows with each grant; give it with your writes, and they are refused once the lock was somebody else's
 */
public record Lock(String holder, Instant expiresAt, long fence) {}
