package io.tiebreak.live;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Request;
import io.tiebreak.dynamodb.Calls;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.dynamodb.UnreliableHttp;
import io.tiebreak.json.Json;
import io.tiebreak.live.dynamodb.DynamoDbSubscriptionStore;
import io.tiebreak.live.memory.InMemorySubscriptionStore;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleId;
import io.tiebreak.register.BundleOutcome;
import io.tiebreak.register.Bundles;
import io.tiebreak.register.Event;
import io.tiebreak.register.EventId;
import io.tiebreak.register.Lease;
import io.tiebreak.register.Locking;
import io.tiebreak.register.Operation;
import io.tiebreak.register.Queries;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterCommand;
import io.tiebreak.register.RegisterId;
import io.tiebreak.register.RegisterOutcome;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.register.Registers;
import io.tiebreak.register.RuleStore;
import io.tiebreak.register.Rules;
import io.tiebreak.register.SocketLocks;
import io.tiebreak.register.dynamodb.DynamoDbRegisterStore;
import io.tiebreak.register.dynamodb.DynamoDbRuleStore;
import io.tiebreak.register.memory.InMemoryRegisterStore;
import io.tiebreak.register.memory.InMemoryRuleStore;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Mishaps;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Stream;

/** Registers that change, what a stream says of that, and whoever listens; with a clock that is moved by hand. */
abstract class LiveFixture {
    final HandAdvancedClock clock = new HandAdvancedClock();
    final String tenant = "demo-" + UUID.randomUUID();
    final Calls calls = new Calls();
    final Mishaps mishaps = new Mishaps();
    final HeldMessages channel = new HeldMessages();
    final SubscriptionStore store;
    private final RegisterStore registerStore;
    private final Rules rules;
    final Meter meter = new Meter();

    /** What changed and was not told. */
    private final List<Register> stream = new ArrayList<>();

    private LiveFixture(SubscriptionStore store, RegisterStore registers, RuleStore rules) {
        this.store = store;
        this.registerStore = registers;
        this.rules = new Rules(rules, Backoff.DEFAULT, clock.surroundings());
    }

    LiveFixture() {
        this(new InMemorySubscriptionStore(), new InMemoryRegisterStore(), new InMemoryRuleStore());
    }

    /** On DynamoDB; calls for connections and subscriptions are written down, and suffer what mishaps are planned. */
    LiveFixture(Database database) {
        String table = database.table("RegistersTable");
        var client = database.client(database.http());
        this.store = new DynamoDbSubscriptionStore(
                database.client(new UnreliableHttp(database.http(), mishaps), calls),
                database.table("SubscriptionsTable"));
        this.registerStore = new DynamoDbRegisterStore(client, table);
        this.rules = new Rules(new DynamoDbRuleStore(client, table), Backoff.DEFAULT, clock.surroundings());
    }

    Subscriptions subscriptions() {
        return new Subscriptions(
                store,
                queries(),
                new SocketLocks(queries(), registers(), clock),
                channel,
                new PlainWords(),
                Backoff.DEFAULT,
                clock.surroundings());
    }

    FanOut fanOut() {
        return new FanOut(store, channel, new PlainWords(), Backoff.DEFAULT, clock.surroundings());
    }

    ChangeFeed feed() {
        return new ChangeFeed(registerStore, store, fanOut(), Backoff.DEFAULT, clock.surroundings());
    }

    Queries queries() {
        return new Queries(registerStore, Backoff.DEFAULT, clock.surroundings());
    }

    private Registers registers() {
        return new Registers(registerStore, rules, Backoff.DEFAULT, clock.surroundings());
    }

    /** A connection that lasts an hour. */
    String connected() {
        return connected(tenant);
    }

    String connected(String owner) {
        String id = UUID.randomUUID() + "=";
        subscriptions().open(new Connection(id, owner, clock.instant().plus(Duration.ofHours(1))), meter);
        return id;
    }

    /** A connection that listens to a pattern under the name 1, and has been told what there was. */
    String listening(String pattern) {
        String connection = connected();
        subscribe(connection, "1", pattern);
        channel.told(connection);
        settle();
        return connection;
    }

    /** A subscription of a connection that is being sent its snapshot, for 25 seconds. */
    Subscription catchingUp(String connection, String pattern) {
        var key = new Subscription.Key(tenant, AddressPattern.of(pattern), connection, "catching up");
        var pending = new Subscription(
                key,
                now().plus(Duration.ofHours(1)),
                new Subscription.Phase.CatchingUp(now().plusSeconds(25), List.of()));
        store.put(pending, meter);
        return pending;
    }

    /** Whoever brings changes around, with something that happens just before he holds one. */
    ChangeFeed feedThatHolds(Runnable meanwhile) {
        var hooked = (SubscriptionStore) Proxy.newProxyInstance(
                SubscriptionStore.class.getClassLoader(),
                new Class<?>[] {SubscriptionStore.class},
                (proxy, method, given) -> {
                    if (method.getName().equals("hold")) {
                        meanwhile.run();
                    }
                    return method.invoke(store, given);
                });
        var fanOut = new FanOut(hooked, channel, new PlainWords(), Backoff.DEFAULT, clock.surroundings());
        return new ChangeFeed(registerStore, hooked, fanOut, Backoff.DEFAULT, clock.surroundings());
    }

    /** Nothing that happens from now on can be in a snapshot sent before. */
    void settle() {
        clock.advance(Duration.ofSeconds(20));
    }

    Subscriptions.Outcome subscribe(String connection, String name, String pattern) {
        return subscriptions().subscribe(connection, name, AddressPattern.of(pattern), meter);
    }

    RegisterId id(String address) {
        return new RegisterId(tenant, Address.of(address));
    }

    private static Request request(String writer) {
        return new Request(UUID.randomUUID().toString(), "fingerprint", writer, false);
    }

    /** Sets a value; the stream knows. */
    Register set(String address, Object value) {
        return command("ann", address, RegisterCommand.SetValue.to(Json.stored(value.toString())));
    }

    Register command(String writer, String address, RegisterCommand command) {
        RegisterOutcome outcome = registers().handle(id(address), command, request(writer), meter);
        if (!(outcome instanceof RegisterOutcome.Applied applied)) {
            throw new AssertionError("not applied: " + outcome);
        }
        stream.add(applied.after());
        return applied.after();
    }

    void remove(String address) {
        command("ann", address, new RegisterCommand.RemoveValue(OptionalLong.empty(), OptionalLong.empty()));
    }

    Register lock(String writer, String address, Optional<String> socket) {
        return command(
                writer,
                address,
                new RegisterCommand.SetValue(
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.empty(),
                        OptionalLong.empty(),
                        new Locking.Take(Lease.DEFAULT, socket),
                        OptionalLong.empty()));
    }

    /** Sets 1 at each address in a bundle; the stream knows of each, in their order. */
    void bundle(String name, String... addresses) {
        var bundles = new Bundles(registerStore, rules, none -> {}, Backoff.DEFAULT, clock.surroundings());
        List<Operation> operations = Stream.of(addresses)
                .<Operation>map(address ->
                        new Operation.Write(Address.of(address), RegisterCommand.SetValue.to(Json.stored("1"))))
                .toList();
        BundleOutcome outcome = bundles.handle(tenant, List.of(name), operations, request("ann"), meter);
        if (!(outcome instanceof BundleOutcome.Done)) {
            throw new AssertionError("not done: " + outcome);
        }
        Bundle bundle = registerStore.bundle(new BundleId(tenant, name), meter).orElseThrow();
        stream.addAll(((Bundle.State.Done) bundle.state()).changed());
    }

    /** What the stream knows and nobody was told; it forgets it. */
    List<Register> drained() {
        List<Register> all = List.copyOf(stream);
        stream.clear();
        return all;
    }

    /** Tells all the stream knows. */
    OptionalInt deliver() {
        return feed().tell(drained(), meter);
    }

    void tell(String address, String json) {
        var event = new Event(
                new EventId(tenant, UUID.randomUUID().toString()),
                "fingerprint",
                Address.of(address),
                address,
                Json.stored(json),
                "ann",
                clock.instant(),
                new Event.Status.Accepted(),
                Optional.empty());
        fanOut().tell(List.of(new Update.Told(event)), meter);
    }

    Optional<Lease> lockAt(String address) {
        return queries().find(id(address), meter).flatMap(register -> register.lockedAt(now()));
    }

    Instant now() {
        return clock.instant();
    }
}
