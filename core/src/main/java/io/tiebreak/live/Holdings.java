package io.tiebreak.live;

import io.tiebreak.address.Address;
import java.util.List;

/**
 * What hangs on a connection.
 *
 * @param connection itself
 * @param subscriptions what it listens to
 * @param locks addresses that were locked over it, or were meant to be
 */
public record Holdings(Connection connection, List<Subscription.Key> subscriptions, List<Address> locks) {
    public Holdings {
        subscriptions = List.copyOf(subscriptions);
        locks = List.copyOf(locks);
    }
}
