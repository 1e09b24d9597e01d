package io.tiebreak.live;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.register.Queries;
import io.tiebreak.register.RegisterId;
import io.tiebreak.register.SocketLocks;
import io.tiebreak.store.Concurrently;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Connections, what they listen to, and what is locked over them. */
public final class Subscriptions {
    /** How many subscriptions hang on a connection at most. */
    public static final int MOST = 100;

    /** How many addresses are locked over a connection at most, those that were unlocked again among them. */
    public static final int MOST_LOCKS = 1_000;

    /** How long whoever sends a snapshot may take. A function has 20 s. */
    static final Duration CATCHING_UP = Duration.ofSeconds(15);

    private final SubscriptionStore store;
    private final Queries queries;
    private final SocketLocks locks;
    private final Channel channel;
    private final Wording wording;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public Subscriptions(
            SubscriptionStore store,
            Queries queries,
            SocketLocks locks,
            Channel channel,
            Wording wording,
            Backoff backoff,
            Surroundings surroundings) {
        this.store = store;
        this.queries = queries;
        this.locks = locks;
        this.channel = channel;
        this.wording = wording;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /** What came of hanging something on a connection. */
    public enum Outcome {
        /** It hangs there. Of a subscription: the snapshot was sent, and all changes after it are. */
        DONE,
        /** The connection is over, or has been closed because it could not be told all. */
        OVER,
        /** There is too much of it already: {@link #MOST} subscriptions, or {@link #MOST_LOCKS} locks. */
        TOO_MANY
    }

    /** Keeps a connection that was opened. One write. */
    public void open(Connection connection, Meter meter) {
        insist(patience(), () -> store.open(connection, meter));
    }

    /**
     * Sends all values that a pattern means, as they are now, and then each change: none is left out, and none that the
     * snapshot shows is told again, though of a bundle that it shows in part all is told. A subscription of the same name on
     * the same connection ends. Subscriptions of one connection whose patterns overlap are best made one after the other:
     * what changes while several of them catch up is told by each.
     *
     * <p>Costs one read for the connection, two writes, the reads of a query by that pattern, one write for each 1 KB of
     * addresses that changed within the last minutes, and one more when it goes live; and one for each time it has to catch up.
     *
     * @param name told with the snapshot
     * @throws io.tiebreak.store.StoreException if the store failed; then there is no subscription, but parts of the snapshot may
     *     have been sent
     */
    public Outcome subscribe(String connection, String name, AddressPattern pattern, Meter meter) {
        Patience patience = patience();
        Optional<Holdings> found = lasting(connection, patience, meter);
        if (found.isEmpty()) {
            return Outcome.OVER;
        }
        List<Subscription.Key> others = found.get().subscriptions();
        List<Subscription.Key> earlier =
                others.stream().filter(key -> key.name().equals(name)).toList();
        if (others.size() - earlier.size() >= MOST) {
            return Outcome.TOO_MANY;
        }
        earlier.forEach(key -> insist(patience, () -> store.remove(key, meter)));
        var pending = new Subscription(
                new Subscription.Key(found.get().connection().tenant(), pattern, connection, name),
                found.get().connection().end(),
                new Subscription.Phase.CatchingUp(surroundings.clock().instant().plus(CATCHING_UP), List.of()));
        insist(patience, () -> store.put(pending, meter));
        return caughtUp(pending, patience, meter);
    }

    private Outcome caughtUp(Subscription pending, Patience patience, Meter meter) {
        try {
            var desk = new Round.Desk(store, channel, wording, surroundings.clock());
            return new CatchUp(desk, queries, patience, meter).brought(pending) ? Outcome.DONE : Outcome.OVER;
        } catch (RuntimeException failure) {
            // Else the first change after its time would end the connection for what nobody waits for any more.
            insist(patience(), () -> store.remove(pending.key(), meter));
            throw failure;
        }
    }

    /**
     * Ends a subscription, if there is one of that name. What was on its way when this was called may still arrive. One read,
     * and two writes.
     *
     * @throws io.tiebreak.store.StoreException if the store failed; asking again does no harm
     */
    public void unsubscribe(String connection, String name, Meter meter) {
        Patience patience = patience();
        lasting(connection, patience, meter)
                .ifPresent(holdings -> holdings.subscriptions().stream()
                        .filter(key -> key.name().equals(name))
                        .forEach(key -> insist(patience, () -> store.remove(key, meter))));
    }

    /**
     * Makes sure that locks on these addresses are released when a connection ends, if they are taken over it. One read, and a
     * write for each address that is new.
     *
     * @param addresses which the connection's caller may lock
     * @return {@link Outcome#DONE} if so; if not, nothing may be locked over it
     * @throws io.tiebreak.store.StoreException if the store failed; then nothing may be locked over it
     */
    public Outcome expectLocks(String connection, Collection<Address> addresses, Meter meter) {
        Patience patience = patience();
        Optional<Holdings> found = lasting(connection, patience, meter);
        if (found.isEmpty()) {
            return Outcome.OVER;
        }
        Set<Address> expected = new HashSet<>(found.get().locks());
        List<Address> more = addresses.stream().filter(expected::add).toList();
        if (expected.size() > MOST_LOCKS) {
            return Outcome.TOO_MANY;
        }
        more.forEach(
                address -> insist(patience, () -> store.noteLock(found.get().connection(), address, meter)));
        return Outcome.DONE;
    }

    /** A connection that is known and not over. */
    private Optional<Holdings> lasting(String connection, Patience patience, Meter meter) {
        return patience.insist(() -> store.holdings(connection, meter))
                .filter(holdings ->
                        holdings.connection().lastsAt(surroundings.clock().instant()));
    }

    /**
     * Forgets a connection that ended, and releases what was locked over it, and by nobody anew since. One read, for each lock
     * a read and a conditional write, and one write for each thing that hung on it.
     *
     * @param commandId of the commands that release locks
     * @throws io.tiebreak.store.StoreException if the store failed; then all was tried, and what is left is over at its end
     */
    public void end(String connection, String commandId, Meter meter) {
        Patience patience = patience();
        patience.insist(() -> store.holdings(connection, meter)).ifPresent(holdings -> {
            release(holdings.connection().tenant(), connection, holdings.locks(), commandId, meter);
            insist(patience, () -> store.end(holdings, meter));
        });
    }

    /**
     * Releases locks that were taken over a connection when it had ended already.
     *
     * @param commandId of the commands that release them
     * @throws io.tiebreak.store.StoreException if the store failed; then all was tried, and what is left is over at its end
     */
    public void release(
            String tenant, String connection, Collection<Address> addresses, String commandId, Meter meter) {
        Concurrently.each(List.copyOf(addresses), address -> {
            locks.release(new RegisterId(tenant, address), connection, commandId, meter);
            return true;
        });
    }

    private static void insist(Patience patience, Runnable request) {
        patience.insist(() -> {
            request.run();
            return true;
        });
    }

    private Patience patience() {
        return new Patience(backoff, surroundings);
    }
}
