package io.tiebreak.register;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Request;
import io.tiebreak.dynamodb.Calls;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.dynamodb.UnreliableHttp;
import io.tiebreak.json.Json;
import io.tiebreak.register.dynamodb.DynamoDbRegisterStore;
import io.tiebreak.register.dynamodb.DynamoDbRuleStore;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Mishaps;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** Registers of a tenant of its own, a clock that is moved by hand, and short words for both. */
abstract class RegisterFixture {
    final HandAdvancedClock clock = new HandAdvancedClock();
    final String tenant = "demo-" + UUID.randomUUID();
    final Calls calls = new Calls();
    final Mishaps mishaps = new Mishaps();
    final RegisterStore store;
    final RuleStore ruleStore;
    final HeldEvents queue = new HeldEvents();
    final HeldReminders reminders = new HeldReminders();
    private final Rules rules;
    Meter meter = new Meter();

    RegisterFixture(RegisterStore store, RuleStore ruleStore) {
        this.store = store;
        this.ruleStore = ruleStore;
        this.rules = new Rules(ruleStore, Backoff.DEFAULT, clock.surroundings());
    }

    /** On DynamoDB, with calls that are written down and mishaps that are planned; rules come through in any case. */
    RegisterFixture(Database database) {
        String table = database.table("RegistersTable");
        this.store =
                new DynamoDbRegisterStore(database.client(new UnreliableHttp(database.http(), mishaps), calls), table);
        this.ruleStore = new DynamoDbRuleStore(database.client(database.http(), calls), table);
        this.rules = new Rules(ruleStore, Backoff.DEFAULT, clock.surroundings());
    }

    RegisterId id(String address) {
        return new RegisterId(tenant, Address.of(address));
    }

    Registers registers() {
        return new Registers(store, rules, Backoff.DEFAULT, clock.surroundings());
    }

    Bundles bundles() {
        return new Bundles(store, rules, queue, Backoff.DEFAULT, clock.surroundings());
    }

    ScheduledBundles scheduled() {
        return new ScheduledBundles(store, rules, queue, remindersOfAll(), Backoff.DEFAULT, clock.surroundings());
    }

    Reminders remindersOfAll() {
        return new Reminders(store, reminders, Backoff.DEFAULT, clock.surroundings());
    }

    Events events() {
        return new Events(store, queue, Backoff.DEFAULT, clock.surroundings());
    }

    Authorities authorities(Authority... authorities) {
        return new Authorities(
                store, rules, List.of(authorities), (event, meter) -> {}, Backoff.DEFAULT, clock.surroundings());
    }

    Queries queries() {
        return new Queries(store, Backoff.DEFAULT, clock.surroundings());
    }

    static Request request(String writer) {
        return new Request(UUID.randomUUID().toString(), "fingerprint", writer, false);
    }

    static Request request(String writer, String key) {
        return new Request(key, "fingerprint", writer, true);
    }

    RegisterOutcome set(String writer, String address, Setting setting) {
        return set(request(writer), address, setting);
    }

    RegisterOutcome set(Request request, String address, Setting setting) {
        return registers().handle(id(address), setting.command(), request, meter);
    }

    RegisterOutcome remove(String writer, String address) {
        return registers().handle(id(address), removal(), request(writer), meter);
    }

    static RegisterCommand.RemoveValue removal() {
        return new RegisterCommand.RemoveValue(OptionalLong.empty(), OptionalLong.empty());
    }

    /** What an accepted command left. */
    Register done(String writer, String address, Setting setting) {
        return applied(set(writer, address, setting)).after();
    }

    static RegisterOutcome.Applied applied(RegisterOutcome outcome) {
        if (outcome instanceof RegisterOutcome.Applied applied) {
            return applied;
        }
        throw new AssertionError("not applied: " + outcome);
    }

    Optional<Register> find(String address) {
        return queries().find(id(address), meter);
    }

    /** The value there, as JSON text written with ' for "; empty text for none. */
    String value(String address) {
        return find(address).flatMap(Register::value).map(Json::text).orElse("").replace('"', '\'');
    }

    long revision(String address) {
        return find(address).map(Register::revision).orElse(0L);
    }

    /** Makes a rule, and waits until it is in force. */
    void ruled(String pattern, Strategy strategy) {
        ruled(new Rule(AddressPattern.of(pattern), strategy, Optional.empty()));
    }

    void ruled(Rule rule) {
        rules.put(tenant, rule, meter);
        clock.advance(Duration.ofSeconds(5));
    }

    BundleOutcome bundle(String name, Request request, Operation... operations) {
        return bundles().handle(tenant, List.of(name), List.of(operations), request, meter);
    }

    static Operation emit(String address, String json) {
        return new Operation.Emit(Address.of(address), Json.stored(json.replace('\'', '"')));
    }

    static Operation.Write on(String address, Setting setting) {
        return new Operation.Write(Address.of(address), setting.command());
    }
}
