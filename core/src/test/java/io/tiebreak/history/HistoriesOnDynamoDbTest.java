package io.tiebreak.history;

import static io.tiebreak.store.Mishaps.Of.READ;
import static io.tiebreak.store.Mishaps.Of.WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.dynamodb.UnreliableHttp;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import io.tiebreak.store.Mishaps;
import io.tiebreak.store.Mishaps.Mishap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random histories on DynamoDB Local, with threads that really run at once and a network that breaks below the SDK. A
 * seed gives the same questions again, but not the same history. {@code -DdynamoDbHistories=100} plays more of them.
 */
@ExtendWith(Database.Given.class)
class HistoriesOnDynamoDbTest {
    private static final Luck ABOVE_THE_SDK =
            new Luck(Map.of(Fault.STALE, 0.3, Fault.CRASH_BEFORE, 0.02, Fault.CRASH_AFTER, 0.02));
    private static final List<Mishap> OF_READS = List.of(new Mishap.Throttled(), new Mishap.RequestLost());
    private static final List<Mishap> OF_WRITES = List.of(
            new Mishap.AnswerLost(),
            new Mishap.RequestLost(),
            new Mishap.Twice(),
            new Mishap.Throttled(),
            new Mishap.TransactionConflict());

    private final Mishaps mishaps = new Mishaps();
    private final Ledger unreliable;
    private final Ledger reliable;

    HistoriesOnDynamoDbTest(Database database) {
        String table = database.table("CommandsTable");
        unreliable = new DynamoDbLedger(database.client(new UnreliableHttp(database.http(), mishaps)), table);
        reliable = new DynamoDbLedger(database.client(database.http()), table);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, Integer.getInteger("dynamoDbHistories", 6));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void keepsEveryPromise(long seed) {
        var chance = new Random(seed);
        var world = new RealThreads(() -> plan(chance));
        var network = new Network(unreliable, world, ABOVE_THE_SDK, chance);
        Recording recording =
                new Scenario("dynamodb-" + seed + "-", world, new SplittableRandom(seed)).play(network, reliable);
        assertThat(Checker.check(recording)).as(recording::toString).isEmpty();
    }

    /** Whoever sends the next request is struck. */
    private void plan(Random chance) {
        if (chance.nextInt(10) == 0) {
            mishaps.plan(READ, OF_READS.get(chance.nextInt(OF_READS.size())));
        }
        if (chance.nextInt(20) == 0) {
            mishaps.plan(WRITE, OF_WRITES.get(chance.nextInt(OF_WRITES.size())));
        }
    }
}
