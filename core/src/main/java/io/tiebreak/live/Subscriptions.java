package io.tiebreak.live;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.register.Queries;
import io.tiebreak.register.RegisterId;
import io.tiebreak.register.SocketLocks;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Connections, what they listen to, and what is locked over them. */
public final class Subscriptions {
    /** How many subscriptions hang on a connection at most. */
    public static final int MOST = 100;

    /** How long whoever sends a snapshot may take. */
    static final Duration CATCHING_UP = Duration.ofSeconds(25);

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

    /** What came of subscribing. */
    public enum Outcome {
        /** The snapshot was sent, and all changes after it are. */
        SUBSCRIBED,
        /** The connection is over, or is being closed because it could not be told all. */
        OVER,
        /** {@link #MOST} subscriptions hang on the connection already. */
        TOO_MANY
    }

    /** Keeps a connection that was opened. One write. */
    public void open(Connection connection, Meter meter) {
        insist(() -> store.open(connection, meter));
    }

    /**
     * Sends all values that a pattern means, as they are now, and then each change: none is left out, and none that the
     * snapshot shows is told again, though of a bundle that it shows in part all is told. A subscription of the same name on
     * the same connection ends.
     *
     * <p>Costs one read for the connection, two writes, the reads of a query by that pattern, one write for each 1 KB of
     * addresses that changed within the last minutes, and one more when it goes live; and one for each time it has to catch up.
     *
     * @param name told with the snapshot
     * @throws io.tiebreak.store.StoreException if the store failed; then the connection is to be closed, or this to be repeated
     */
    public Outcome subscribe(String connection, String name, AddressPattern pattern, Meter meter) {
        Optional<Holdings> found = lasting(connection, meter);
        if (found.isEmpty()) {
            return Outcome.OVER;
        }
        List<Subscription.Key> others = found.get().subscriptions();
        List<Subscription.Key> earlier =
                others.stream().filter(key -> key.name().equals(name)).toList();
        if (others.size() - earlier.size() >= MOST) {
            return Outcome.TOO_MANY;
        }
        earlier.forEach(key -> insist(() -> store.remove(key, meter)));
        Instant now = surroundings.clock().instant();
        var key = new Subscription.Key(found.get().connection().tenant(), pattern, connection, name);
        var pending = new Subscription(
                key,
                found.get().connection().end(),
                new Subscription.Phase.CatchingUp(now.plus(CATCHING_UP), List.of()));
        insist(() -> store.put(pending, meter));
        var desk = new Round.Desk(store, channel, wording, surroundings.clock());
        return new CatchUp(desk, queries, patience(), meter).brought(pending) ? Outcome.SUBSCRIBED : Outcome.OVER;
    }

    /** Ends a subscription, if there is one of that name. What was on its way when this was called may still arrive. */
    public void unsubscribe(String connection, String name, Meter meter) {
        lasting(connection, meter)
                .ifPresent(holdings -> holdings.subscriptions().stream()
                        .filter(key -> key.name().equals(name))
                        .forEach(key -> insist(() -> store.remove(key, meter))));
    }

    /**
     * Makes sure that locks on these addresses are released when a connection ends, if they are taken over it.
     *
     * @return whether the connection lasts; if not, nothing may be locked over it
     */
    public boolean expectLocks(String connection, Collection<Address> addresses, Meter meter) {
        Optional<Holdings> found = lasting(connection, meter);
        found.ifPresent(holdings -> addresses.stream()
                .filter(address -> !holdings.locks().contains(address))
                .forEach(address -> insist(() -> store.noteLock(holdings.connection(), address, meter))));
        return found.isPresent();
    }

    /** A connection that is known and not over. */
    private Optional<Holdings> lasting(String connection, Meter meter) {
        return patience()
                .insist(() -> store.holdings(connection, meter))
                .filter(holdings ->
                        holdings.connection().lastsAt(surroundings.clock().instant()));
    }

    /**
     * Forgets a connection that ended, and releases what was locked over it, and by nobody anew since.
     *
     * @param commandId of the commands that release locks
     */
    public void end(String connection, String commandId, Meter meter) {
        patience().insist(() -> store.holdings(connection, meter)).ifPresent(holdings -> {
            String tenant = holdings.connection().tenant();
            holdings.locks()
                    .forEach(address -> locks.release(new RegisterId(tenant, address), connection, commandId, meter));
            insist(() -> store.end(holdings, meter));
        });
    }

    private void insist(Runnable request) {
        patience().insist(() -> {
            request.run();
            return true;
        });
    }

    private Patience patience() {
        return new Patience(backoff, surroundings);
    }
}
