package io.tiebreak.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.address.Address;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exact calls and units of events, and of bundles for later, with small ones. */
@ExtendWith(Database.Given.class)
class EventCostTest extends RegisterFixture {
    private static final Duration SOON = Duration.ofSeconds(1);
    private static final String AT = "/cost/a";

    EventCostTest(Database database) {
        super(database);
    }

    /** The family is written down, and the rules are known for some seconds. */
    @BeforeEach
    void somethingIsThere() {
        done("ann", AT, Setting.to(1));
        forget();
    }

    private void forget() {
        calls.forget();
        meter = new Meter();
    }

    private void assertCost(List<String> expected, double readUnits, double writeUnits) {
        assertThat(calls.taken()).isEqualTo(expected);
        assertThat(meter.spent()).isEqualTo(new Meter.Spent(expected.size(), readUnits, writeUnits));
        forget();
    }

    private EventId accepted(String address) {
        var emission = new Events.Emission(Address.of(address), address, Json.stored("2"));
        var outcome =
                events().emit(tenant, emission, request("ann", UUID.randomUUID().toString()), meter);
        return ((EventOutcome.Accepted) outcome).event().id();
    }

    @Test
    void acceptingIsOneWrite() {
        accepted("/commands/set" + AT);
        assertCost(List.of("PutItem"), 0, 1);
        assertThat(queue.take()).hasSize(1);
    }

    @Test
    void handlingIsTwoReadsAndATransaction() {
        EventId event = accepted("/commands/set" + AT);
        forget();
        authorities(new SetAuthority()).handle(event, meter);
        assertCost(List.of("GetItem strong", "BatchGetItem", "TransactWriteItems"), 2, 4);
        // The queue may bring it again.
        authorities(new SetAuthority()).handle(event, meter);
        assertCost(List.of("GetItem strong"), 1, 0);
    }

    @Test
    void refusingIsOneWrite() {
        done("ben", AT, Setting.lock());
        EventId event = accepted("/commands/set" + AT);
        EventId nobodys = accepted("/doorbell");
        forget();
        authorities(new SetAuthority()).handle(event, meter);
        assertCost(List.of("GetItem strong", "BatchGetItem", "PutItem"), 2, 1);
        authorities(new SetAuthority()).handle(nobodys, meter);
        assertCost(List.of("GetItem strong", "PutItem"), 1, 1);
    }

    @Test
    void aBundleWithAnEventWritesItAndThenThatItWasSent() {
        bundle(UUID.randomUUID().toString(), request("ann"), on(AT, Setting.to(2)), emit("/doorbell", "1"));
        // Two at the transaction's price, its record, and that put again and taken out of the index.
        assertCost(List.of("BatchGetItem", "TransactWriteItems", "PutItem"), 1, 8);
    }

    @Test
    void aBundleForLaterIsOneWriteAndThenThreeRequests() {
        BundleId id = scheduled(clock.instant().plus(SOON));
        assertCost(List.of("PutItem"), 0, 2);
        clock.advance(SOON);
        scheduled().look(id, meter);
        assertCost(List.of("GetItem strong", "BatchGetItem", "TransactWriteItems"), 2, 4);
        scheduled().look(id, meter);
        assertCost(List.of("GetItem strong"), 1, 0);
    }

    private BundleId scheduled(Instant at) {
        BundleId id = new BundleId(tenant, UUID.randomUUID().toString());
        var schedule = new Bundle.Schedule(at, List.of(on(AT, Setting.to(2))));
        scheduled().schedule(tenant, List.of(id.id()), schedule, request("ann"), meter);
        return id;
    }

    @Test
    void cancellingIsOneWrite() {
        BundleId id = scheduled(clock.instant().plus(SOON));
        Bundle found = queries().find(id, meter).orElseThrow();
        forget();
        scheduled().cancelled(found, meter);
        assertCost(List.of("PutItem"), 0, 2);
    }

    @Test
    void lookingWhatIsDueIsSixteenQueries() {
        remindersOfAll().sendAll(meter);
        assertThat(calls.taken()).isEqualTo(Collections.nCopies(16, "Query eventual"));
    }
}
