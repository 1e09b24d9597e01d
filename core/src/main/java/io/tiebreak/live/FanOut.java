package io.tiebreak.live;

import io.tiebreak.address.Address;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Concurrently;
import io.tiebreak.store.Meter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings updates to whoever listens. */
public final class FanOut {
    private final SubscriptionStore store;
    private final Channel channel;
    private final Wording wording;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public FanOut(
            SubscriptionStore store, Channel channel, Wording wording, Backoff backoff, Surroundings surroundings) {
        this.store = store;
        this.channel = channel;
        this.wording = wording;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /**
     * Tells all listeners, each one in the order of the updates, and each update once, however many of his patterns mean it.
     * When this returns, everybody who was to be told has been told, or will be when he has caught up, or has lost his
     * connection and so knows that he missed something.
     *
     * <p>Costs one strong read for each prefix of the addresses, however many updates have it in common and however many
     * connections there are elsewhere; and for listeners who came within the last seconds one read or one write more.
     *
     * @param updates all of them happened before this is called
     * @throws io.tiebreak.store.StoreException if the store failed; then telling all of it again is right, and some hear it twice
     */
    public void tell(List<Update> updates, Meter meter) {
        var patience = new Patience(backoff, surroundings);
        Map<Prefix, List<Subscription>> found = subscriptions(updates, patience, meter);
        Map<String, List<Round.Stop>> rounds = new LinkedHashMap<>();
        for (Update update : updates) {
            stops(update, found)
                    .forEach((connection, stop) -> rounds.computeIfAbsent(connection, none -> new ArrayList<>())
                            .add(stop));
        }
        var desk = new Round.Desk(store, channel, wording, surroundings.clock());
        Concurrently.each(List.copyOf(rounds.entrySet()), round -> {
            new Round(round.getKey(), desk, new Patience(backoff, surroundings), meter).make(round.getValue());
            return true;
        });
    }

    private record Prefix(String tenant, String text) {}

    private static Set<Prefix> prefixes(Update update) {
        Set<Prefix> prefixes = new LinkedHashSet<>();
        for (Address address : update.addresses()) {
            Subscription.prefixesOf(address).forEach(prefix -> prefixes.add(new Prefix(update.tenant(), prefix)));
        }
        return prefixes;
    }

    private Map<Prefix, List<Subscription>> subscriptions(List<Update> updates, Patience patience, Meter meter) {
        Set<Prefix> prefixes = new LinkedHashSet<>();
        updates.forEach(update -> prefixes.addAll(prefixes(update)));
        List<Prefix> asked = List.copyOf(prefixes);
        List<List<Subscription>> answers = Concurrently.each(
                asked, prefix -> patience.insist(() -> store.below(prefix.tenant(), prefix.text(), meter)));
        Map<Prefix, List<Subscription>> found = new HashMap<>();
        for (int i = 0; i < asked.size(); i++) {
            found.put(asked.get(i), answers.get(i));
        }
        return found;
    }

    /** Where an update has to be brought: to which connections, and there for which subscriptions. */
    private static Map<String, Round.Stop> stops(Update update, Map<Prefix, List<Subscription>> found) {
        Map<String, Round.Stop> stops = new LinkedHashMap<>();
        for (Prefix prefix : prefixes(update)) {
            for (Subscription subscription : found.getOrDefault(prefix, List.of())) {
                Set<Address> meant = new HashSet<>();
                for (Address address : update.addresses()) {
                    if (subscription.key().pattern().matches(address)) {
                        meant.add(address);
                    }
                }
                if (!meant.isEmpty()) {
                    stops.computeIfAbsent(
                                    subscription.key().connection(), none -> new Round.Stop(update, new ArrayList<>()))
                            .listeners()
                            .add(new Round.Listener(subscription, meant));
                }
            }
        }
        return stops;
    }
}
