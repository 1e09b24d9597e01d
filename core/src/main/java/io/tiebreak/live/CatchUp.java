package io.tiebreak.live;

import io.tiebreak.address.Address;
import io.tiebreak.command.Patience;
import io.tiebreak.register.Queries;
import io.tiebreak.register.Register;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Brings a listener from nothing to where changes can be told to him as they happen.
 *
 * <p>He is kept as somebody who catches up before anything is read. So each change is either read with the snapshot, or
 * happened later and is held for him: whoever brings changes around looks for listeners after they happened. When all that was
 * held is sent he goes live, unless more was held meanwhile.
 */
final class CatchUp {
    /** Changes are brought around so soon, but for trouble; what is told twice then, its receiver drops. */
    private static final Duration ON_THE_WAY = Duration.ofMinutes(15);

    /** By how much times of registers may be ahead of our clock: callers' timestamps by 5 s, and clocks differ. */
    private static final Duration AHEAD = Duration.ofSeconds(10);

    private final SubscriptionStore store;
    private final Queries queries;
    private final Round.Desk desk;
    private final Patience patience;
    private final Meter meter;

    /** What he was sent: which revision of which address, deletions as well. */
    private final Map<Address, Long> seen = new HashMap<>();

    CatchUp(Round.Desk desk, Queries queries, Patience patience, Meter meter) {
        this.store = desk.store();
        this.desk = desk;
        this.queries = queries;
        this.patience = patience;
        this.meter = meter;
    }

    /**
     * Sends what there is, then what was held.
     *
     * @param pending kept before this is called
     * @return whether he is live, or has withdrawn meanwhile; if not, his connection is gone, or has been closed because he could
     *     not be told all
     */
    boolean brought(Subscription pending) {
        Subscription.Key key = pending.key();
        Instant start = desk.clock().instant();
        var snapshot = new Snapshot(pending, start);
        queries.each(key.tenant(), key.pattern(), meter, snapshot::add);
        if (snapshot.sent() && live(pending, snapshot.recent)) {
            return true;
        }
        patience.insist(() -> {
            desk.channel().close(key.connection());
            store.remove(key, meter);
            return true;
        });
        return false;
    }

    /** Registers as they are read, until they make a text. */
    private final class Snapshot {
        private final Subscription pending;
        private final Subscription.Key key;
        private final Instant start;
        private final Map<Address, Long> recent = new HashMap<>();
        private List<Register> unsent = new ArrayList<>();
        private boolean lost;

        private Snapshot(Subscription pending, Instant start) {
            this.pending = pending;
            this.key = pending.key();
            this.start = start;
        }

        private void add(List<Register> page) {
            for (Register register : page) {
                seen.put(register.id().address(), register.revision());
                if (register.last().at().isAfter(start.minus(ON_THE_WAY))) {
                    recent.put(register.id().address(), register.revision());
                }
                if (register.alive()) {
                    unsent.add(register);
                }
            }
            List<List<Register>> portions = Portions.of(unsent);
            portions.subList(0, portions.size() - 1).forEach(portion -> send(portion, true));
            unsent = portions.getLast();
        }

        private boolean sent() {
            send(unsent, false);
            return !lost;
        }

        private void send(List<Register> portion, boolean more) {
            lost = lost
                    || isLate(pending)
                    || !CatchUp.this.sent(key, desk.wording().snapshot(key.name(), portion, more));
        }
    }

    private boolean live(Subscription pending, Map<Address, Long> recent) {
        Subscription.Key key = pending.key();
        Instant settles = desk.clock().instant().plus(AHEAD);
        if (!recent.isEmpty()) {
            patience.insist(() -> {
                store.remember(key, recent, settles.plus(ON_THE_WAY), meter);
                return true;
            });
        }
        int sent = 0;
        while (true) {
            int known = sent;
            switch (patience.insist(() -> store.goLive(pending, known, settles, meter))) {
                case SubscriptionStore.Caught.Up up -> {
                    return true;
                }
                case SubscriptionStore.Caught.Withdrawn withdrawn -> {
                    return true;
                }
                case SubscriptionStore.Caught.Behind(List<Message> held) -> {
                    if (isLate(pending) || !told(key, held.subList(sent, held.size()))) {
                        return false;
                    }
                    sent = held.size();
                }
            }
        }
    }

    private boolean isLate(Subscription pending) {
        return pending.phase() instanceof Subscription.Phase.CatchingUp(Instant until, var held)
                && desk.clock().instant().isAfter(until);
    }

    private boolean told(Subscription.Key key, List<Message> held) {
        return held.stream()
                .filter(message -> message.tellsMoreThan(seen))
                .flatMap(message -> message.texts().stream())
                .allMatch(text -> sent(key, text));
    }

    private boolean sent(Subscription.Key key, String text) {
        return desk.channel().send(key.connection(), text) == Channel.Delivery.SENT;
    }
}
