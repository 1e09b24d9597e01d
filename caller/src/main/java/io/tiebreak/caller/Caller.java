package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.client.Update;
import io.tiebreak.client.Updates;
import io.tiebreak.json.Json;
import io.tiebreak.register.Reduction;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A backend, seen from a program that calls it. One serves any number of threads; its writes to one address are made one
 * after the other, in the order in which they came.
 *
 * <p>What can be expected to go wrong is an outcome. Beside that, every call may throw {@link Denied}, {@link Invalid}
 * and {@link Unavailable}, and every write {@link OutcomeUnknown}; all of them are {@link CallFailed}.
 */
public final class Caller implements AutoCloseable {
    private final HttpClient client;
    private final SignalCalls signals;
    private final Items items;
    private final Optional<Subscriptions> subscriptions;
    private final Optional<Live> live;

    private Caller(Options options) {
        Turns turns = new Turns();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(options.patience())
                .build();
        Http http = new Http(options, client);
        Updates updates = new Updates(Updates.DEFAULT, options.surroundings());
        this.signals = new SignalCalls(http, turns, updates);
        this.items = new Items(http, updates);
        this.subscriptions = options.socket().map(address -> new Subscriptions(options, address, client));
        this.live = subscriptions.map(all -> new Live(options, all.link(), turns));
    }

    /** Opens nothing yet: the first call and the first subscription do. */
    public static Caller of(Options options) {
        return new Caller(options);
    }

    /** The value at an address; empty if there is none. */
    public Optional<Signal> get(Address address) {
        return signals.get(address);
    }

    /** Sets a shared value. Costs 1 write unit, 4 with a key. */
    public SetOutcome set(Address address, JsonNode value, SetOptions how) {
        return signals.set(address, Requests.set(value, how), how);
    }

    /** Removes a value, whatever it is. Sent again after a lost answer, it may be {@link Refusal.Absent}. */
    public RemoveOutcome remove(Address address) {
        return signals.remove(address);
    }

    /**
     * Locks an address; with no value there, it gets JSON's null. Whoever has the lock extends it with each write, and by
     * locking again, which keeps the fence. It stays when this program ends; {@link #live} has locks that do not.
     *
     * @param length 1 s to 300 s
     */
    public LockOutcome lock(Address address, Duration length) {
        return signals.lock(address, length);
    }

    /**
     * Unlocks an address.
     *
     * @param fence of the lock to be freed; {@link Refusal.Locked} if it is not the newest one any more
     */
    public SetOutcome unlock(Address address, long fence) {
        SetOptions how = SetOptions.NONE.unlocking().fencedBy(fence);
        return signals.set(address, Requests.locking(how), how);
    }

    /** All values that a pattern means, each as it was when its page was read: a call for each 100. */
    public List<Signal> query(AddressPattern pattern) {
        return signals.query(pattern);
    }

    /** One figure of all values that a pattern means; JSON's null if no number is among them, but the sum of none is 0. */
    public JsonNode reduce(AddressPattern pattern, Reduction reduction) {
        return signals.reduce(pattern, reduction);
    }

    /** Several values as they were at one moment, without those that are absent; at most 100. */
    public Map<Address, Signal> snapshot(Collection<Address> addresses) {
        return signals.snapshot(addresses);
    }

    /**
     * Carries out several operations, all or none. Its id makes it repeatable, so it is sent again while its outcome is
     * unknown.
     */
    public BundleOutcome bundle(Bundle bundle) {
        return signals.bundle(bundle);
    }

    /**
     * Sends a command to whoever has authority over an address. Sent again while its outcome is unknown; takes effect
     * once all the same.
     *
     * @return the event's id, for {@link #event}
     */
    public String emit(Address address, JsonNode value) {
        return signals.emit(address, Json.object(), value);
    }

    /**
     * The same among the events of another target.
     *
     * @param target events of the same one are handled in the order in which they were accepted; else it is the address
     */
    public String emitTo(String target, Address address, JsonNode value) {
        return signals.emit(address, Json.object().put("target", target), value);
    }

    /** An event, and what became of it; empty if there is no such event, or not any more. */
    public Optional<EventReport> event(String id) {
        return signals.event(id);
    }

    /**
     * Reads a value and changes it, and after a conflict does so again on what the conflict told. Up to 8 attempts, with
     * random waits of 2.6 s at most in all. Each attempt goes under a key of its own, which makes it cost 4 write units,
     * and an answer that got lost is asked for again instead of leaving the change in doubt.
     *
     * @param change makes the value that should be there from the one that is, empty if there is none; may be asked once
     *     per attempt
     * @throws Refused by a lock, or by a rule that says no
     */
    public Update<JsonNode> updateWithRetry(Address address, Function<Optional<JsonNode>, JsonNode> change) {
        return signals.updateWithRetry(address, change);
    }

    /**
     * Tells a listener what is under a pattern, and what happens there from now on, until the subscription is closed. The
     * first one opens the socket. When that is lost another one is opened, after a random wait of up to 0.5 s, 1 s, 2 s …
     * 30 s, and the listener hears what it has missed. A socket that is silently dead is noticed after 4 minutes.
     *
     * @throws IllegalStateException without {@link Options#withSocket}, or after {@link #close}
     */
    public Subscription on(AddressPattern pattern, SignalListener listener) {
        return subscriptions.orElseThrow(Caller::noSocket).on(pattern, listener);
    }

    /**
     * Writes over the socket.
     *
     * @throws IllegalStateException without {@link Options#withSocket}
     */
    public Live live() {
        return live.orElseThrow(Caller::noSocket);
    }

    /** Items. */
    public Items items() {
        return items;
    }

    private static IllegalStateException noSocket() {
        return new IllegalStateException("these options name no socket");
    }

    /** Ends all subscriptions and closes the socket. Calls on their way go on to their end. */
    @Override
    public void close() {
        subscriptions.ifPresent(Subscriptions::close);
        client.shutdown();
    }
}
