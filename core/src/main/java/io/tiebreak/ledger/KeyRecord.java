package io.tiebreak.ledger;

import java.time.Instant;
import java.util.List;

/**
 * Remembers what a repeatable request led to, where no versioned command is bound to be found in its place: it is
 * written in the same transaction as the commands, and so exists exactly if they do.
 *
 * @param commandId the id that every repeat of the request has
 * @param fingerprint hash of the request's payload, for telling a repeat from another request under the same key
 * @param receipts where its commands stand, in the order of the request
 * @param expiresAt until when it counts, to the second
 */
public record KeyRecord(String commandId, String fingerprint, List<Place> receipts, Instant expiresAt) {

    public KeyRecord {
        receipts = List.copyOf(receipts);
    }

    /** A version of a stream. */
    public record Place(StreamId stream, long version) {}
}
