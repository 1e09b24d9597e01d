package io.tiebreak.live.memory;

import io.tiebreak.address.Address;
import io.tiebreak.live.Connection;
import io.tiebreak.live.Holdings;
import io.tiebreak.live.Message;
import io.tiebreak.live.Subscription;
import io.tiebreak.live.Subscription.Phase;
import io.tiebreak.live.SubscriptionStore;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Connections and subscriptions in memory. Nothing expires by itself. */
public final class InMemorySubscriptionStore implements SubscriptionStore {
    private static final int MOST_HELD_CHARACTERS = 350 * 1024;

    private final Map<String, Connection> connections = new HashMap<>();
    private final Map<String, Set<Address>> locks = new HashMap<>();
    private final Map<Subscription.Key, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<Subscription.Key, Map<Address, Long>> seen = new HashMap<>();
    private final Map<List<String>, Claimed> claims = new HashMap<>();

    private record Claimed(Address by, Instant at, boolean told) {}

    @Override
    public synchronized void open(Connection connection, Meter meter) {
        meter.request(0, 1);
        connections.put(connection.id(), connection);
    }

    @Override
    public synchronized Optional<Holdings> holdings(String connection, Meter meter) {
        meter.request(1, 0);
        return Optional.ofNullable(connections.get(connection))
                .map(one -> new Holdings(
                        one,
                        subscriptions.keySet().stream()
                                .filter(key -> key.connection().equals(connection))
                                .toList(),
                        List.copyOf(locks.getOrDefault(connection, Set.of()))));
    }

    @Override
    public synchronized void noteLock(Connection connection, Address address, Meter meter) {
        meter.request(0, 1);
        locks.computeIfAbsent(connection.id(), none -> new LinkedHashSet<>()).add(address);
    }

    @Override
    public synchronized void end(Holdings holdings, Meter meter) {
        meter.request(0, 1);
        holdings.subscriptions().forEach(subscriptions::remove);
        locks.remove(holdings.connection().id());
        connections.remove(holdings.connection().id());
    }

    @Override
    public synchronized void put(Subscription subscription, Meter meter) {
        meter.request(0, 2);
        subscriptions.put(subscription.key(), subscription);
    }

    @Override
    public synchronized void remove(Subscription.Key key, Meter meter) {
        meter.request(0, 2);
        subscriptions.remove(key);
    }

    @Override
    public synchronized List<Subscription> below(String tenant, String prefix, Meter meter) {
        meter.request(1, 0);
        return subscriptions.values().stream()
                .filter(one -> one.key().tenant().equals(tenant))
                .filter(one -> one.key().prefix().equals(prefix))
                .toList();
    }

    @Override
    public synchronized Held hold(Subscription.Key key, Message message, Meter meter) {
        meter.request(0, 1);
        Subscription found = subscriptions.get(key);
        if (found == null) {
            return new Held.Gone();
        }
        return switch (found.phase()) {
            case Phase.Live(Instant settles) -> new Held.Live(settles);
            case Phase.CatchingUp(Instant until, List<Message> held) -> {
                List<Message> more = new ArrayList<>(held);
                more.add(message);
                subscriptions.put(key, new Subscription(key, found.end(), new Phase.CatchingUp(until, more)));
                yield characters(more) > MOST_HELD_CHARACTERS ? new Held.Full() : new Held.Kept();
            }
        };
    }

    private static long characters(List<Message> messages) {
        return messages.stream()
                .flatMap(message -> message.texts().stream())
                .mapToLong(String::length)
                .sum();
    }

    @Override
    public synchronized Caught goLive(Subscription pending, int sent, Instant settles, Meter meter) {
        meter.request(0, 1);
        Subscription found = subscriptions.get(pending.key());
        if (found == null) {
            return new Caught.Withdrawn();
        }
        return switch (found.phase()) {
            case Phase.Live live -> new Caught.Up();
            case Phase.CatchingUp(Instant until, List<Message> held) -> {
                if (!(pending.phase() instanceof Phase.CatchingUp own)
                        || !own.until().equals(until)) {
                    yield new Caught.Withdrawn();
                }
                if (held.size() != sent) {
                    yield new Caught.Behind(held);
                }
                subscriptions.put(pending.key(), new Subscription(pending.key(), found.end(), new Phase.Live(settles)));
                yield new Caught.Up();
            }
        };
    }

    @Override
    public synchronized void remember(Subscription.Key key, Map<Address, Long> revisions, Instant until, Meter meter) {
        meter.request(0, 1);
        seen.put(key, Map.copyOf(revisions));
    }

    @Override
    public synchronized Map<Address, Long> seen(Subscription.Key key, Meter meter) {
        meter.request(1, 0);
        return seen.getOrDefault(key, Map.of());
    }

    @Override
    public synchronized Claim claim(String tenant, String bundle, Address by, Instant now, Meter meter) {
        meter.request(0, 1);
        List<String> name = List.of(tenant, bundle);
        Claimed found = claims.get(name);
        if (found == null || (!found.told() && !found.at().isAfter(now.minus(CLAIMED)))) {
            claims.put(name, new Claimed(by, now, false));
            return new Claim.Mine();
        }
        if (found.told()) {
            return new Claim.Told();
        }
        return found.by().equals(by) ? new Claim.Mine() : new Claim.Others(found.by());
    }

    @Override
    public synchronized void told(String tenant, String bundle, Instant now, Meter meter) {
        meter.request(0, 1);
        claims.computeIfPresent(List.of(tenant, bundle), (name, found) -> new Claimed(found.by(), now, true));
    }
}
