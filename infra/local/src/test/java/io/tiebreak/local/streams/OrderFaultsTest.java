package io.tiebreak.local.streams;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.template.StreamMapping.Batching;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderFaultsTest {

    private final OneShard shard = new OneShard();

    @Test
    void aLateRecordArrivesBehindLaterOnesAndWithinTwoSeconds() throws Exception {
        shard.faults = Faults.parse("delay=0.3,seed=7");
        shard.with(20);
        ShardReader reader = shard.reader();
        reader.step();
        assertThat(shard.delivered()).isNotEmpty().hasSizeLessThan(20);
        shard.clock.advance(Duration.ofSeconds(2));
        reader.step();
        assertThat(shard.delivered())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(shard.delivered())
                .isNotEqualTo(shard.delivered().stream().sorted().toList());
    }

    @Test
    void theCheckpointNeverPassesARecordThatIsHeldBack() throws Exception {
        shard.faults = Faults.parse("delay=0.1,seed=1");
        shard.with(50);
        ShardReader reader = shard.reader();
        reader.step();
        assertThat(shard.delivered()).contains(50);
        List<Integer> heldBack = IntStream.rangeClosed(1, 50)
                .boxed()
                .filter(n -> !shard.delivered().contains(n))
                .toList();
        assertThat(shard.checkpoint()).isEqualTo(heldBack.getFirst() - 1);
        shard.clock.advance(Duration.ofSeconds(2));
        reader.step();
        assertThat(shard.checkpoint()).isEqualTo(50);
    }

    @Test
    void aShardIsNotFinishedWhileARecordIsHeldBack() throws Exception {
        shard.faults = Faults.parse("delay=1,seed=1");
        shard.with(1);
        shard.stream.close("one");
        ShardReader reader = shard.reader();
        reader.step();
        assertThat(shard.checkpoints.isFinished("one")).isFalse();
        shard.clock.advance(Duration.ofSeconds(2));
        reader.step();
        assertThat(shard.batches).containsExactly("1");
        assertThat(shard.checkpoints.isFinished("one")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay=0.5,seed=3", "reorder=1,seed=3", "delay=0.3,reorder=0.5,duplicate=0.2,seed=4"})
    void recordsOfOneItemKeepTheirOrder(String specification) throws Exception {
        shard.faults = Faults.parse(specification);
        for (int n = 1; n <= 60; n++) {
            shard.stream.add("one", Records.number(n, "item-" + n % 5));
        }
        ShardReader reader = shard.reader();
        for (int i = 0; i < 40; i++) {
            reader.step();
            shard.clock.advance(Duration.ofMillis(100));
        }
        List<Integer> firstSeen = shard.delivered().stream().distinct().toList();
        assertThat(firstSeen).hasSize(60);
        assertThat(firstSeen).isNotEqualTo(firstSeen.stream().sorted().toList());
        firstSeen.stream()
                .collect(groupingBy(n -> n % 5))
                .values()
                .forEach(ofOneItem -> assertThat(ofOneItem).isSorted());
    }

    @Test
    void aShuffleReachesAcrossBatches() throws Exception {
        shard.faults = Faults.parse("reorder=1,seed=3");
        shard.batching = new Batching(1, Duration.ZERO);
        shard.with(10);
        shard.reader().step();
        assertThat(shard.delivered())
                .hasSize(10)
                .isNotEqualTo(shard.delivered().stream().sorted().toList());
    }

    @Test
    void theSameSeedDealsTheSameDeliveries() throws Exception {
        assertThat(deliveriesWith("delay=0.3,reorder=0.5,duplicate=0.2,seed=11"))
                .isEqualTo(deliveriesWith("delay=0.3,reorder=0.5,duplicate=0.2,seed=11"))
                .isNotEqualTo(deliveriesWith("delay=0.3,reorder=0.5,duplicate=0.2,seed=12"));
    }

    /** Whatever goes wrong, the checkpoint stays behind everything that was not delivered successfully. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRunThatEndsAnywhereLosesNothing(long seed) throws Exception {
        Random random = new Random(seed);
        shard.faults = Faults.parse("delay=0.2,reorder=0.5,duplicate=0.1,seed=" + seed);
        shard.with(80);
        List<Integer> done = new ArrayList<>();
        shard.function = event -> {
            List<String> numbers = List.of(Records.numbersIn(event).split(" "));
            int failed = random.nextInt(2 * numbers.size());
            numbers.stream().limit(failed).forEach(n -> done.add(Integer.parseInt(n)));
            assertThat(done.stream().collect(toSet()))
                    .containsAll(
                            IntStream.rangeClosed(1, shard.checkpoint()).boxed().toList());
            return failed < numbers.size()
                    ? new Outcome.Answered(
                            "{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}".formatted(numbers.get(failed)))
                    : new Outcome.Answered("{}");
        };
        ShardReader reader = shard.reader();
        for (int i = 0; i < 30; i++) {
            reader.step();
            shard.clock.advance(Duration.ofMillis(100));
        }
        assertThat(shard.checkpoint()).isEqualTo(80);
        assertThat(done.stream().distinct()).hasSize(80);
    }

    private static List<String> deliveriesWith(String specification) throws Exception {
        OneShard shard = new OneShard().with(40);
        shard.faults = Faults.parse(specification);
        ShardReader reader = shard.reader();
        reader.step();
        shard.clock.advance(Duration.ofSeconds(2));
        reader.step();
        return shard.batches;
    }
}
