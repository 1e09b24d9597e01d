package io.tiebreak.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.command.Request;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What bundles and snapshots do, in every store. */
abstract class BundlesContract extends RegisterFixture {
    private static final int ACCOUNTS = 4;
    private static final int START = 100;

    BundlesContract(RegisterStore store, RuleStore rules) {
        super(store, rules);
    }

    BundlesContract(Database database) {
        super(database);
    }

    private static BundleOutcome done(Object... results) {
        return new BundleOutcome.Done(results(results), false);
    }

    private static List<Bundle.Result> results(Object... results) {
        return IntStream.range(0, results.length / 2)
                .<Bundle.Result>mapToObj(i -> new Bundle.Result.Written(
                        Address.of((String) results[2 * i]), ((Number) results[2 * i + 1]).longValue()))
                .toList();
    }

    private static String fresh() {
        return UUID.randomUUID().toString();
    }

    @Test
    void allOfItHappens() {
        done("ann", "/a", Setting.to(1));
        assertThat(bundle(
                        fresh(),
                        request("ann"),
                        on("/a", Setting.to(2)),
                        on("/b/c", Setting.to("'x'").revision(0))))
                .isEqualTo(done("/a", 2, "/b/c", 1));
        assertThat(List.of(value("/a"), value("/b/c"))).containsExactly("2", "'x'");
    }

    @Test
    void orNoneOfItWithTheIndexOfWhatStoodInTheWay() {
        done("ann", "/b", Setting.to(1));
        done("ben", "/c", Setting.lock());
        ruled(new Rule(AddressPattern.of("/auto"), Strategy.AUTHORITY, Optional.of("machine")));
        ruled("/sum", Strategy.ADD);
        assertThat(bundle(
                        fresh(),
                        request("ann"),
                        on("/a", Setting.to(1)),
                        on("/b", Setting.to(2).revision(7))))
                .isEqualTo(new BundleOutcome.Refused(1, new RegisterOutcome.Conflict(7, find("/b"))));
        assertThat(bundle(fresh(), request("ann"), on("/c", Setting.to(2)), on("/a", Setting.to(1))))
                .isEqualTo(new BundleOutcome.Refused(
                        0,
                        new RegisterOutcome.Locked(store.read(id("/c"), io.tiebreak.store.Consistency.STRONG, meter))));
        assertThat(bundle(fresh(), request("ann"), on("/a", Setting.to(1)), on("/auto", Setting.to(2))))
                .isEqualTo(new BundleOutcome.Refused(1, new RegisterOutcome.Closed()));
        assertThat(bundle(fresh(), request("ann"), on("/a", Setting.to(1)), on("/sum", Setting.to("'x'"))))
                .isEqualTo(new BundleOutcome.Refused(1, new RegisterOutcome.NoNumber()));
        assertThat(find("/a")).isEmpty();
    }

    @Test
    void rulesAndLocksHoldForEachOperation() {
        ruled("/sum", Strategy.ADD);
        ruled("/max", Strategy.MAX);
        done("ann", "/sum", Setting.to(1));
        done("ann", "/max", Setting.to(9));
        long fence = done("ann", "/mine", Setting.lock()).fence();
        assertThat(bundle(
                        fresh(),
                        request("ann"),
                        on("/sum", Setting.to(2)),
                        on("/max", Setting.to(3)),
                        on("/mine", Setting.to(4).released().fence(fence)),
                        on("/new", Setting.to(5).locked(Lease.DEFAULT))))
                .isEqualTo(done("/sum", 2, "/max", 1, "/mine", 2, "/new", 1));
        assertThat(List.of(value("/sum"), value("/max"), value("/mine"))).containsExactly("3", "9", "4");
        assertThat(find("/mine").orElseThrow().lease()).isEmpty();
        assertThat(find("/new").orElseThrow().lockedAt(clock.instant())).isPresent();
    }

    @Test
    void aRepeatUnderItsNameGetsTheSameAnswer() {
        String name = fresh();
        BundleOutcome first =
                bundle(name, request("ann"), on("/a", Setting.to(1).revision(0)));
        done("ben", "/a", Setting.to(2));
        assertThat(first).isEqualTo(done("/a", 1));
        assertThat(bundle(name, request("ann"), on("/a", Setting.to(1).revision(0))))
                .isEqualTo(new BundleOutcome.Done(results("/a", 1), true));
        assertThat(value("/a")).isEqualTo("2");
        assertThat(bundle(name, new Request(fresh(), "other", "ann", false), on("/a", Setting.to(3))))
                .isEqualTo(new BundleOutcome.IdReused());
        clock.advance(Duration.ofHours(24));
        assertThat(bundle(name, request("ann"), on("/a", Setting.to(4)))).isEqualTo(done("/a", 3));
    }

    @Test
    void eachOfItsNamesFindsIt() {
        var both = List.of(fresh(), fresh());
        List<Operation> operations = List.of(on("/a", Setting.to(1)));
        bundles().handle(tenant, both, operations, request("ann"), meter);
        for (String name : both) {
            assertThat(bundles().handle(tenant, List.of(name), operations, request("ann"), meter))
                    .isEqualTo(new BundleOutcome.Done(results("/a", 1), true));
        }
    }

    @Test
    void ninetyOperationsFitEachOnAnotherAddress() {
        Operation.Write[] most = IntStream.range(0, 90)
                .mapToObj(i -> on("/many/" + i, Setting.to(i)))
                .toArray(Operation.Write[]::new);
        assertThat(bundle(fresh(), request("ann"), most)).isInstanceOf(BundleOutcome.Done.class);
        assertThatThrownBy(() -> bundle(fresh(), request("ann"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> bundle(fresh(), request("ann"), most[0], most[0]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsLargerThanATransactionTakesIsRefusedBefore() {
        String large = "'" + "x".repeat(60_000) + "'";
        Operation.Write[] operations = IntStream.range(0, 80)
                .mapToObj(i -> on("/large/" + i, Setting.to(large)))
                .toArray(Operation.Write[]::new);
        assertThat(bundle(fresh(), request("ann"), operations)).isEqualTo(new BundleOutcome.TooLarge());
        assertThat(find("/large/0")).isEmpty();
    }

    @Test
    void sumsAreConservedByCrossingTransfersAndNoSnapshotSeesHalfOfOne() throws Exception {
        List<Address> accounts = IntStream.range(0, ACCOUNTS)
                .mapToObj(i -> Address.of("/account/" + i))
                .toList();
        accounts.forEach(account -> done("ann", account.toString(), Setting.to(START)));
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("transfers of seed " + seed);
        List<Integer> moved = RegistersContract.atOnce(i -> {
            Random random = new Random(seed + i);
            int transfers = 0;
            for (int n = 0; n < 15; n++) {
                if (i == 0) {
                    assertThat(sum(accounts)).isEqualTo(ACCOUNTS * START);
                } else if (transferred(random, "writer-" + i)) {
                    transfers++;
                }
            }
            return transfers;
        });
        assertThat(moved.stream().mapToInt(Integer::intValue).sum()).isPositive();
        assertThat(sum(accounts)).isEqualTo(ACCOUNTS * START);
    }

    private int sum(List<Address> accounts) {
        List<Register> together = queries().snapshot(tenant, accounts, new io.tiebreak.store.Meter());
        assertThat(together).hasSize(accounts.size());
        return together.stream()
                .mapToInt(register -> register.value().orElseThrow().intValue())
                .sum();
    }

    /** Reads, then moves something on the condition that both are as they were read. */
    private boolean transferred(Random random, String writer) {
        int from = random.nextInt(ACCOUNTS);
        int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        Register source = find("/account/" + from).orElseThrow();
        Register target = find("/account/" + to).orElseThrow();
        int amount = random.nextInt(10);
        var outcome = bundle(fresh(), request(writer), moved(source, -amount), moved(target, amount));
        return outcome instanceof BundleOutcome.Done;
    }

    private static Operation.Write moved(Register account, int amount) {
        int after = account.value().orElseThrow().intValue() + amount;
        return on(account.id().address().toString(), Setting.to(after).revision(account.revision()));
    }

    @Test
    void aSnapshotHasWhatIsThereInTheOrderAskedFor() {
        done("ann", "/a", Setting.to(1));
        done("ann", "/b", Setting.to(2));
        done("ann", "/gone", Setting.to(3));
        remove("ann", "/gone");
        List<Address> asked = List.of(
                Address.of("/b"), Address.of("/never"), Address.of("/gone"), Address.of("/a"), Address.of("/b"));
        assertThat(queries().snapshot(tenant, asked, meter))
                .extracting(register -> Json.text(register.value().orElseThrow()))
                .containsExactly("2", "1");
    }
}
