package io.tiebreak.local.streams;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.template.StreamMapping;
import io.tiebreak.local.template.StreamMapping.Batching;
import io.tiebreak.local.template.StreamMapping.StartingPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardReaderTest {

    private static final Outcome FINE = new Outcome.Answered("{}");

    private final FakeStream stream = new FakeStream();
    private final HandAdvancedClock clock = new HandAdvancedClock();
    private final Checkpoints checkpoints = new Checkpoints(Optional.empty());
    private final List<String> batches = new ArrayList<>();
    private Faults faults = Faults.none();
    private Batching batching = new Batching(10, Duration.ZERO);
    private Predicate<JsonNode> filter = record -> true;

    @Test
    void whatTheFilterKeepsOutIsDealtWithAndNeverDelivered() throws Exception {
        filter = record -> record.path("n").asInt() == 2;
        fill(4);
        reader().step();
        assertThat(batches).containsExactly("2");
        assertThat(checkpoints.after("one")).hasValue("4");
    }

    @Test
    void aWindowThatEndsDeliversWhatThereIsAndTheNextOneBeginsAnew() throws Exception {
        batching = new Batching(3, Duration.ofSeconds(5));
        fill(4);
        ShardReader reader = reader();
        reader.step();
        assertThat(batches).containsExactly("1 2 3");
        clock.advance(Duration.ofMillis(4999));
        reader.step();
        assertThat(batches).containsExactly("1 2 3");
        clock.advance(Duration.ofMillis(1));
        reader.step();
        assertThat(batches).containsExactly("1 2 3", "4");
    }

    @Test
    void aBatchNeverGrowsBeyondWhatLambdaCarries() throws Exception {
        stream.open("one", Optional.empty());
        for (int n = 1; n <= 3; n++) {
            ObjectNode large = (ObjectNode) Records.number(n).json();
            large.put("text", "x".repeat(2_500_000));
            stream.add("one", new StreamRecord(Integer.toString(n), Records.CREATED, large));
        }
        reader().step();
        assertThat(batches).containsExactly("1 2", "3");
    }

    @Test
    void aLateRecordArrivesBehindLaterOnesAndWithinTwoSeconds() throws Exception {
        faults = Faults.parse("delay=0.3,seed=7");
        fill(20);
        ShardReader reader = reader();
        reader.step();
        assertThat(delivered()).isNotEmpty().hasSizeLessThan(20);
        clock.advance(Duration.ofSeconds(2));
        reader.step();
        assertThat(delivered())
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20).boxed().toList());
        assertThat(delivered()).isNotEqualTo(delivered().stream().sorted().toList());
    }

    @Test
    void theCheckpointNeverPassesARecordThatIsHeldBack() throws Exception {
        faults = Faults.parse("delay=0.1,seed=1");
        fill(50);
        ShardReader reader = reader();
        reader.step();
        assertThat(delivered()).contains(50);
        List<Integer> heldBack = IntStream.rangeClosed(1, 50)
                .boxed()
                .filter(n -> !delivered().contains(n))
                .toList();
        assertThat(checkpoint()).isEqualTo(heldBack.getFirst() - 1);
        clock.advance(Duration.ofSeconds(2));
        reader.step();
        assertThat(checkpoint()).isEqualTo(50);
    }

    @Test
    void aShardIsNotFinishedWhileARecordIsHeldBack() throws Exception {
        faults = Faults.parse("delay=1,seed=1");
        fill(1);
        stream.close("one");
        ShardReader reader = reader();
        reader.step();
        assertThat(checkpoints.isFinished("one")).isFalse();
        clock.advance(Duration.ofSeconds(2));
        reader.step();
        assertThat(batches).containsExactly("1");
        assertThat(checkpoints.isFinished("one")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"delay=0.5,seed=3", "reorder=1,seed=3", "delay=0.3,reorder=0.5,duplicate=0.2,seed=4"})
    void recordsOfOneItemKeepTheirOrder(String specification) throws Exception {
        faults = Faults.parse(specification);
        stream.open("one", Optional.empty());
        for (int n = 1; n <= 60; n++) {
            stream.add("one", Records.number(n, "item-" + n % 5));
        }
        ShardReader reader = reader();
        for (int i = 0; i < 40; i++) {
            reader.step();
            clock.advance(Duration.ofMillis(100));
        }
        List<Integer> firstSeen = delivered().stream().distinct().toList();
        assertThat(firstSeen).hasSize(60);
        assertThat(firstSeen).isNotEqualTo(firstSeen.stream().sorted().toList());
        firstSeen.stream()
                .collect(groupingBy(n -> n % 5))
                .values()
                .forEach(ofOneItem -> assertThat(ofOneItem).isSorted());
    }

    @Test
    void aShuffleReachesAcrossBatches() throws Exception {
        faults = Faults.parse("reorder=1,seed=3");
        batching = new Batching(1, Duration.ZERO);
        fill(10);
        reader().step();
        assertThat(delivered())
                .hasSize(10)
                .isNotEqualTo(delivered().stream().sorted().toList());
    }

    @Test
    void theSameSeedDealsTheSameDeliveries() throws Exception {
        assertThat(deliveriesWith("delay=0.3,reorder=0.5,duplicate=0.2,seed=11"))
                .isEqualTo(deliveriesWith("delay=0.3,reorder=0.5,duplicate=0.2,seed=11"))
                .isNotEqualTo(deliveriesWith("delay=0.3,reorder=0.5,duplicate=0.2,seed=12"));
    }

    /** Whatever goes wrong, reading again from the checkpoint finds everything that was not delivered successfully. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aRunThatEndsAnywhereLosesNothing(long seed) throws Exception {
        Random random = new Random(seed);
        faults = Faults.parse("delay=0.2,reorder=0.5,duplicate=0.1,seed=" + seed);
        fill(80);
        List<Integer> done = new ArrayList<>();
        ShardReader reader = new ShardReader(
                "one",
                "one|0",
                stream,
                intake(),
                delivery(event -> {
                    List<String> numbers = List.of(Records.numbersIn(event).split(" "));
                    int failed = random.nextInt(2 * numbers.size());
                    numbers.stream().limit(failed).forEach(n -> done.add(Integer.parseInt(n)));
                    assertThat(done.stream().collect(toSet()))
                            .containsAll(IntStream.rangeClosed(1, checkpoint())
                                    .boxed()
                                    .toList());
                    return failed < numbers.size()
                            ? new Outcome.Answered("{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}"
                                    .formatted(numbers.get(failed)))
                            : FINE;
                }),
                checkpoints);
        for (int i = 0; i < 30; i++) {
            reader.step();
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(checkpoint()).isEqualTo(80);
        assertThat(done.stream().distinct()).hasSize(80);
    }

    private List<String> deliveriesWith(String specification) throws Exception {
        ShardReaderTest other = new ShardReaderTest();
        other.faults = Faults.parse(specification);
        other.fill(40);
        ShardReader reader = other.reader();
        reader.step();
        other.clock.advance(Duration.ofSeconds(2));
        reader.step();
        return other.batches;
    }

    /** Records of as many items. */
    private void fill(int count) {
        stream.open("one", Optional.empty());
        for (int n = 1; n <= count; n++) {
            stream.add("one", Records.number(n, "item-" + n));
        }
    }

    private int checkpoint() {
        return checkpoints.after("one").map(Integer::parseInt).orElse(0);
    }

    private List<Integer> delivered() {
        return batches.stream()
                .flatMap(batch -> List.of(batch.split(" ")).stream())
                .map(Integer::valueOf)
                .toList();
    }

    private ShardReader reader() {
        return new ShardReader("one", "one|0", stream, intake(), delivery(event -> FINE), checkpoints);
    }

    private Intake intake() {
        return new Intake(batching, filter, faults, clock);
    }

    private Delivery delivery(Function<String, Outcome> function) {
        StreamMapping mapping = new StreamMapping(
                "F.Events.E",
                "table",
                StartingPosition.TRIM_HORIZON,
                batching,
                List.of(),
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new Delivery(
                mapping,
                event -> {
                    batches.add(Records.numbersIn(event));
                    return function.apply(event);
                },
                (shard, records, reason, tries, threw) -> {},
                faults,
                clock,
                tries -> Duration.ZERO);
    }
}
