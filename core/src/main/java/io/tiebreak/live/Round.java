package io.tiebreak.live;

import io.tiebreak.address.Address;
import io.tiebreak.command.Patience;
import io.tiebreak.live.Subscription.Phase;
import io.tiebreak.register.Register;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All that one connection has to be told now, in order. Who can't be told something is told nothing more. */
final class Round {
    private final String connection;
    private final Desk desk;
    private final Patience patience;
    private final Meter meter;

    /** Listeners who went live since they were looked up. */
    private final Map<Subscription.Key, Phase> phases = new HashMap<>();

    private final Map<Subscription.Key, Map<Address, Long>> seen = new HashMap<>();
    private final Set<Subscription.Key> met = new HashSet<>();

    Round(String connection, Desk desk, Patience patience, Meter meter) {
        this.connection = connection;
        this.desk = desk;
        this.patience = patience;
        this.meter = meter;
    }

    /** What all rounds are made with. */
    record Desk(SubscriptionStore store, Channel channel, Wording wording, InstantSource clock) {}

    /** An update, and which of the connection's subscriptions mean it. */
    record Stop(Update update, List<Listener> listeners) {}

    /** A subscription that means some of an update's addresses. */
    record Listener(Subscription subscription, Set<Address> meant) {}

    void make(List<Stop> stops) {
        for (Stop stop : stops) {
            if (!reached(stop)) {
                return;
            }
        }
    }

    /** Whether the connection is still there to be told more. */
    private boolean reached(Stop stop) {
        Instant now = desk.clock().instant();
        stop.listeners().forEach(listener -> met.add(listener.subscription().key()));
        if (stop.listeners().stream().anyMatch(listener -> isOver(listener.subscription(), now))) {
            return lost();
        }
        Set<Address> told = new HashSet<>();
        for (Listener listener : stop.listeners()) {
            if (phase(listener.subscription()) instanceof Phase.Live(Instant settles)
                    && isNews(stop.update(), listener, settles)) {
                told.addAll(listener.meant());
            }
        }
        if (!told.isEmpty() && !sent(stop.update().at(told))) {
            return false;
        }
        return stop.listeners().stream()
                .filter(listener -> phase(listener.subscription()) instanceof Phase.CatchingUp)
                .allMatch(listener -> held(stop.update(), listener, told));
    }

    private Phase phase(Subscription subscription) {
        return phases.getOrDefault(subscription.key(), subscription.phase());
    }

    /** Its time is over, or whoever was sending its snapshot came to no end. */
    private static boolean isOver(Subscription subscription, Instant now) {
        return !now.isBefore(subscription.end())
                || (subscription.phase() instanceof Phase.CatchingUp(Instant until, var held) && now.isAfter(until));
    }

    private boolean isNews(Update update, Listener listener, Instant settles) {
        return update.time().isAfter(settles)
                || message(update.at(listener.meant())).tellsMoreThan(seen(listener.subscription()));
    }

    private Map<Address, Long> seen(Subscription subscription) {
        return seen.computeIfAbsent(
                subscription.key(), key -> patience.insist(() -> desk.store().seen(key, meter)));
    }

    private boolean held(Update update, Listener listener, Set<Address> told) {
        Set<Address> rest = new HashSet<>(listener.meant());
        rest.removeAll(told);
        if (rest.isEmpty()) {
            return true;
        }
        Subscription.Key key = listener.subscription().key();
        Message message = message(update.at(rest));
        return switch (patience.insist(() -> desk.store().hold(key, message, meter))) {
            case SubscriptionStore.Held.Kept kept -> true;
            case SubscriptionStore.Held.Gone gone -> true;
            case SubscriptionStore.Held.Full full -> lost();
            case SubscriptionStore.Held.Live(Instant settles) -> {
                phases.put(key, new Phase.Live(settles));
                if (!isNews(update.at(rest), new Listener(listener.subscription(), rest), settles)) {
                    yield true;
                }
                told.addAll(rest);
                yield sent(update.at(rest));
            }
        };
    }

    private Message message(Update update) {
        return new Message(
                desk.wording().of(update),
                update.registers().stream()
                        .collect(Collectors.toMap(register -> register.id().address(), Register::revision)));
    }

    private boolean sent(Update update) {
        for (String text : desk.wording().of(update)) {
            switch (desk.channel().send(connection, text)) {
                case SENT -> {}
                case GONE -> {
                    return forgotten();
                }
                case MISSED -> {
                    return lost();
                }
            }
        }
        return true;
    }

    /** Ends a connection that missed something: its client will come again, and find all of it in his snapshot. */
    private boolean lost() {
        patience.insist(() -> {
            desk.channel().close(connection);
            return true;
        });
        return forgotten();
    }

    /** The subscriptions that were met here; its others are met in time, and what was locked over it waits for its end. */
    private boolean forgotten() {
        met.forEach(key -> patience.insist(() -> {
            desk.store().remove(key, meter);
            return true;
        }));
        return false;
    }
}
