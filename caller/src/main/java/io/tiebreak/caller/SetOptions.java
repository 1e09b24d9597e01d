package io.tiebreak.caller;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a write of a shared value says beside the value. Begin with {@link #NONE}.
 *
 * @param revision what the revision has to be for the write to happen; 0 if nothing may be there
 * @param timestamp when it was meant; with it the newest wins, without it the write always applies
 * @param base the revision the writer last saw; helps to tell whether he overwrote somebody unseen
 * @param lock for how long the address is locked, 1 s to 300 s, from each write of the holder on; empty takes no lock
 * @param unlock whether the lock is freed in the same step
 * @param fence the fence of a lock; the write is refused if it is not the newest one any more
 * @param key under which a repeat has no second effect for 24 h, 1-255 printable ASCII characters; a write with a key
 *     costs 4 write units instead of 1, and is sent again from here while its outcome is unknown
 */
public record SetOptions(
        OptionalLong revision,
        Optional<Instant> timestamp,
        OptionalLong base,
        Optional<Duration> lock,
        boolean unlock,
        OptionalLong fence,
        Optional<String> key) {

    /** Writes, whatever is there. */
    public static final SetOptions NONE = new SetOptions(
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            false,
            OptionalLong.empty(),
            Optional.empty());

    public SetOptions {
        if (lock.isPresent() && unlock) {
            throw new IllegalArgumentException("lock and unlock contradict each other");
        }
    }

    /** The same for that revision only. */
    public SetOptions atRevision(long expected) {
        return new SetOptions(OptionalLong.of(expected), timestamp, base, lock, unlock, fence, key);
    }

    /** The same, meant at that time. */
    public SetOptions meantAt(Instant time) {
        return new SetOptions(revision, Optional.of(time), base, lock, unlock, fence, key);
    }

    /** The same by somebody who last saw that revision. */
    public SetOptions basedOn(long seen) {
        return new SetOptions(revision, timestamp, OptionalLong.of(seen), lock, unlock, fence, key);
    }

    /** The same, and locks. */
    public SetOptions locking(Duration length) {
        return new SetOptions(revision, timestamp, base, Optional.of(length), unlock, fence, key);
    }

    /** The same, and unlocks. */
    public SetOptions unlocking() {
        return new SetOptions(revision, timestamp, base, lock, true, fence, key);
    }

    /** The same under a lock. */
    public SetOptions fencedBy(long token) {
        return new SetOptions(revision, timestamp, base, lock, unlock, OptionalLong.of(token), key);
    }

    /** The same, repeatable. */
    public SetOptions under(String idempotencyKey) {
        return new SetOptions(revision, timestamp, base, lock, unlock, fence, Optional.of(idempotencyKey));
    }
}
