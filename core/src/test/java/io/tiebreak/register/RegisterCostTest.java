package io.tiebreak.register;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exact calls and units of shared values, with small ones. */
@ExtendWith(Database.Given.class)
class RegisterCostTest extends RegisterFixture {
    private static final String AT = "/cost/a";

    RegisterCostTest(Database database) {
        super(database);
    }

    /** The family is written down, and the rules are known for some seconds. */
    @BeforeEach
    void somethingIsThere() {
        ruled("/cost/max", Strategy.MAX);
        ruled("/cost/sum", Strategy.ADD);
        ruled("/cost/merge", Strategy.MERGE);
        done("ann", AT, Setting.to(1));
        done("ann", "/cost/max", Setting.to(1));
        done("ann", "/cost/sum", Setting.to(1));
        done("ann", "/cost/merge", Setting.to("{'a':1}"));
        clock.advance(Duration.ofMillis(100));
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
        clock.advance(Duration.ofMillis(10));
    }

    private void assertOneWrite() {
        assertCost(List.of("UpdateItem"), 0, 1);
    }

    @Test
    void everyBlindCommandIsOneWrite() {
        done("ben", AT, Setting.to(2));
        assertOneWrite();
        done("ben", "/cost/new", Setting.to(2));
        assertOneWrite();
        done("ben", AT, Setting.to(2).timestamp(clock.instant()));
        assertOneWrite();
        done("ben", AT, Setting.to(2).revision(3));
        assertOneWrite();
        done("ben", "/cost/max", Setting.to(3));
        assertOneWrite();
        done("ben", "/cost/sum", Setting.to(3));
        assertOneWrite();
        done("ben", AT, Setting.lock());
        assertOneWrite();
        done("ben", AT, Setting.to(4));
        assertOneWrite();
        done("ben", AT, Setting.lock().fence(1));
        assertOneWrite();
        done("ben", AT, Setting.to(5).released());
        assertOneWrite();
    }

    @Test
    void whatIsRefusedOrLosesIsOneWriteThatIsRefused() {
        set("ben", AT, Setting.to(2).revision(7));
        assertOneWrite();
        set("ben", AT, Setting.to(2).timestamp(clock.instant().minusSeconds(60)));
        assertOneWrite();
        set("ben", "/cost/max", Setting.to(1));
        assertOneWrite();
        done("ann", AT, Setting.lock());
        forget();
        set("ben", AT, Setting.to(2));
        assertOneWrite();
        set("ben", AT, Setting.unlock());
        assertOneWrite();
    }

    @Test
    void whatDependsOnWhatIsThereTakesARequestMore() {
        done("ben", "/cost/merge", Setting.to("{'b':2}"));
        assertCost(List.of("GetItem strong", "PutItem"), 1, 1);
        done("ann", AT, Setting.lock());
        forget();
        done("ann", AT, Setting.lock());
        assertCost(List.of("UpdateItem", "PutItem"), 0, 2);
        clock.advance(Lease.DEFAULT);
        ruled("/cost/again", Strategy.LWW);
        done("ben", AT, Setting.unlock().locking(new Locking.Take(Lease.DEFAULT)));
        forget();
        applied(remove("ben", AT));
        assertCost(List.of("GetItem strong", "PutItem"), 1, 1);
        done("ben", AT, Setting.to(1));
        assertCost(List.of("UpdateItem", "PutItem"), 0, 2);
        remove("ben", "/cost/never");
        assertCost(List.of("GetItem strong"), 1, 0);
    }

    @Test
    void aKeyMakesItAReadAndATransaction() {
        String key = UUID.randomUUID().toString();
        set(request("ann", key), AT, Setting.to(2));
        assertCost(List.of("GetItem strong", "TransactWriteItems"), 1, 4);
        set(request("ann", key), AT, Setting.to(2));
        assertCost(List.of("GetItem strong", "TransactWriteItems"), 1, 4);
    }

    @Test
    void aProcessWritesAFamilyDownOnceAndReadsTheRulesEveryFourSeconds() {
        done("ann", "/another/a", Setting.to(1));
        assertCost(List.of("PutItem unconditional", "UpdateItem"), 0, 2);
        clock.advance(Duration.ofSeconds(4));
        done("ann", "/another/a", Setting.to(1));
        assertCost(List.of("Query strong", "UpdateItem"), 1, 1);
    }

    @Test
    void aBundleIsAReadAndATransaction() {
        bundle(
                UUID.randomUUID().toString(),
                request("ann"),
                on(AT, Setting.to(2)),
                on("/cost/new", Setting.to(3)),
                on("/cost/max", Setting.to(0)));
        // Two puts, a check, and the bundle's record. AWS bills reading what is not there as well, which the engine
        // does not tell.
        assertCost(List.of("BatchGetItem", "TransactWriteItems"), 2, 8);
    }

    @Test
    void readingIsOneRequest() {
        find(AT);
        assertCost(List.of("GetItem strong"), 1, 0);
        queries().snapshot(tenant, List.of(Address.of(AT), Address.of("/cost/max")), meter);
        assertCost(List.of("TransactGetItems"), 4, 0);
    }

    @Test
    void aPatternWithAPrefixReadsWhatIsBelowItAndNothingElse() {
        IntStream.range(0, 300).forEach(i -> done("ann", "/cost/large/" + i % 3 + "/" + i, large()));
        forget();
        var page = queries().page(tenant, AddressPattern.of("/cost/large/1/*"), Optional.empty(), 100, meter);
        assertThat(page.registers()).hasSize(100);
        // A hundred registers of 4 KB and more: two units each, and not those of their 200 neighbours.
        assertThat(meter.spent().readUnits()).isBetween(100.0, 210.0);
        forget();
        queries().page(tenant, AddressPattern.of("/cost/large/1/1"), Optional.empty(), 100, meter);
        assertCost(List.of("Query strong"), 2, 0);
    }

    private static Setting large() {
        return Setting.to("'" + "x".repeat(4_000) + "'");
    }

    @Test
    void aPatternWithoutOneReadsFamilyByFamily() {
        done("ann", "/another/a", Setting.to(1));
        forget();
        queries().page(tenant, AddressPattern.of("/*/a"), Optional.empty(), 25, meter);
        assertCost(List.of("Query strong", "Query strong", "Query strong"), 3, 0);
    }
}
