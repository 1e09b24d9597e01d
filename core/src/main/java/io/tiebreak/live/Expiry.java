package io.tiebreak.live;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.Optional;

/** Ends connections whose time is over. */
public final class Expiry {
    private final SubscriptionStore store;
    private final Channel channel;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public Expiry(SubscriptionStore store, Channel channel, Backoff backoff, Surroundings surroundings) {
        this.store = store;
        this.channel = channel;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /**
     * Ends a connection if its time is over. One read of all that hangs on it.
     *
     * @return when to look again; empty if there is no need to
     */
    public Optional<Instant> look(String connection, Meter meter) {
        Instant now = surroundings.clock().instant();
        var patience = new Patience(backoff, surroundings);
        Optional<Connection> found =
                patience.insist(() -> store.holdings(connection, meter)).map(Holdings::connection);
        found.filter(one -> !one.lastsAt(now))
                .ifPresent(over -> patience.insist(() -> {
                    channel.close(connection);
                    return true;
                }));
        return found.filter(one -> one.lastsAt(now)).map(Connection::end);
    }
}
