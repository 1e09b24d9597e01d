package io.tiebreak.register;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Concurrently;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Reminds whoever attends to them of bundles that are due. */
public final class Reminders {
    /** How far ahead reminders are sent: {@link #sendAll} has to be called more often than that. */
    public static final Duration AHEAD = Duration.ofMinutes(2);

    private static final int PAGE = 1_000;

    private final RegisterStore store;
    private final BundleQueue queue;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public Reminders(RegisterStore store, BundleQueue queue, Backoff backoff, Surroundings surroundings) {
        this.store = store;
        this.queue = queue;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /**
     * Sends reminders of all bundles that are due within {@link #AHEAD}, and of those that are overdue. To be called each minute.
     * 16 requests, a message for each bundle, and a read unit for some 80 of them.
     *
     * @return how many reminders were sent
     */
    public int sendAll(Meter meter) {
        Instant until = now().plus(AHEAD);
        List<Integer> slots = IntStream.range(0, RegisterStore.SLOTS).boxed().toList();
        return Concurrently.each(slots, slot -> sendAll(slot, until, meter)).stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    private int sendAll(int slot, Instant until, Meter meter) {
        int sent = 0;
        Optional<Due> behind = Optional.empty();
        while (true) {
            var patience = new Patience(backoff, surroundings);
            Optional<Due> from = behind;
            List<Due> page = patience.insist(() -> store.due(slot, until, from, PAGE, meter));
            for (int i = 0; i < page.size(); i += BundleQueue.MOST_TOGETHER) {
                List<Due> some = page.subList(i, Math.min(i + BundleQueue.MOST_TOGETHER, page.size()));
                patience.insist(() -> sent(some));
            }
            sent += page.size();
            if (page.size() < PAGE) {
                return sent;
            }
            behind = Optional.of(page.getLast());
        }
    }

    /** Sends some, {@link BundleQueue#MOST_TOGETHER} at most; true in any case. */
    boolean sent(List<Due> bundles) {
        Instant now = now();
        queue.send(bundles.stream()
                .map(due -> new BundleQueue.Reminder(due.id(), wait(now, due.at())))
                .toList());
        return true;
    }

    private static Duration wait(Instant now, Instant at) {
        Duration left = Duration.between(now, at);
        return left.isNegative() ? Duration.ZERO : left.compareTo(BundleQueue.LONGEST) > 0 ? BundleQueue.LONGEST : left;
    }

    private Instant now() {
        return Instant.ofEpochMilli(surroundings.clock().millis());
    }
}
