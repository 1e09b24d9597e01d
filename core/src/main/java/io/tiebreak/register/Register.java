package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A shared value as it stands, or what its deletion left.
 *
 * @param id which one
 * @param revision 1 for the first accepted command; one more with each, locks and deletions included, and never used again
 * @param value what it holds, JSON null if it was only ever locked; empty after a deletion
 * @param stamp of the value, or of the deletion
 * @param writtenAt when the value was written, by the register's time
 * @param last the newest accepted command, which may have locked or unlocked only
 * @param fence the newest fencing token granted; 0 if none was
 * @param lease the lock, which may be over; empty after it was released
 * @param replaced what the newest command's value took the place of; empty if it set none, or there was none
 * @param bundle the id of the bundle that the newest command was part of; empty if it came alone
 */
public record Register(
        RegisterId id,
        long revision,
        Optional<JsonNode> value,
        Stamp stamp,
        Instant writtenAt,
        Touch last,
        long fence,
        Optional<Lease> lease,
        Optional<Replaced> replaced,
        Optional<String> bundle) {

    /** A register whose newest command came alone. */
    public Register(
            RegisterId id,
            long revision,
            Optional<JsonNode> value,
            Stamp stamp,
            Instant writtenAt,
            Touch last,
            long fence,
            Optional<Lease> lease,
            Optional<Replaced> replaced) {
        this(id, revision, value, stamp, writtenAt, last, fence, lease, replaced, Optional.empty());
    }

    /** The same register, if its newest command was part of that bundle. */
    Register within(String bundle) {
        return new Register(id, revision, value, stamp, writtenAt, last, fence, lease, replaced, Optional.of(bundle));
    }

    /** Whether there is a value to read. */
    public boolean alive() {
        return value.isPresent();
    }

    /** Whether the newest command made the value exist. */
    public boolean created() {
        return alive() && replaced.isEmpty() && stamp.commandId().equals(last.commandId());
    }

    /** Whether the newest command replaced somebody else's value that its writer had not seen. */
    public boolean conflict() {
        return replaced.filter(before -> before.unseenBy(last.writer(), last.at()))
                .isPresent();
    }

    /** The lock that keeps others out at that time. */
    public Optional<Lease> lockedAt(Instant now) {
        return lease.filter(one -> one.holdsAt(now));
    }
}
