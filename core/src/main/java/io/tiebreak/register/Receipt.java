package io.tiebreak.register;

import java.time.Instant;

/**
 * Remembers what a repeatable command led to: written in one transaction with it, so it exists exactly if that happened.
 *
 * @param commandId the id that every repeat has
 * @param fingerprint hash of the request's payload, for telling a repeat from another request under the same key
 * @param after the register right after it
 * @param expiresAt until when it counts, to the second
 */
public record Receipt(String commandId, String fingerprint, Register after, Instant expiresAt) {}
