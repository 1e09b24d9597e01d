package io.tiebreak.register;

import java.time.Duration;
import java.util.List;

/** Tells later, and at least once, that a bundle is to be looked at. Keeps no order. */
@FunctionalInterface
public interface BundleQueue {
    /** How many are sent at once. */
    int MOST_TOGETHER = 10;

    /** How far off a message may be. */
    Duration LONGEST = Duration.ofMinutes(15);

    /**
     * A message to look at a bundle.
     *
     * @param after how much later it is to come, up to {@link #LONGEST}; it may come up to a second before
     */
    record Reminder(BundleId id, Duration after) {}

    /**
     * Sends up to {@link #MOST_TOGETHER} messages.
     *
     * @throws io.tiebreak.store.StoreException if the queue fails; then some may have been sent
     */
    void send(List<Reminder> reminders);
}
