package io.tiebreak.presence;

import java.time.Instant;

/**
 * Remembers what a repeatable heartbeat led to.
 *
 * @param commandId the id that every repeat of it has
 * @param fingerprint hash of its payload, for telling a repeat from another heartbeat under the same key
 * @param seenAt what it was answered
 * @param expiresAt until when it counts, to the second
 */
public record Earlier(String commandId, String fingerprint, Instant seenAt, Instant expiresAt) {}
