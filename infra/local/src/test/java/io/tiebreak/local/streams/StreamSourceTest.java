package io.tiebreak.local.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.EventSource;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.functions.PollingSource;
import io.tiebreak.local.template.StreamMapping;
import io.tiebreak.local.template.StreamMapping.Batching;
import io.tiebreak.local.template.StreamMapping.StartingPosition;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StreamSourceTest {

    @TempDir
    private Path folder;

    private final FakeStream stream = new FakeStream();
    private final List<String> batches = new CopyOnWriteArrayList<>();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private EventSource source;

    @BeforeEach
    void openOneShard() {
        source = source(mapping(StartingPosition.TRIM_HORIZON, 3, Duration.ZERO));
        stream.open("one", Optional.empty());
    }

    @AfterEach
    void stop() {
        source.stop();
    }

    @Test
    void recordsArriveInOrderAndInBatches() {
        add("one", 1, 7);
        source.start();
        expect("1 2 3", "4 5 6", "7");
        add("one", 8, 8);
        expect("1 2 3", "4 5 6", "7", "8");
    }

    @Test
    void aWindowGathersRecordsUntilTheBatchIsFull() {
        source = source(mapping(StartingPosition.TRIM_HORIZON, 3, Duration.ofMinutes(5)));
        source.start();
        for (int n = 1; n <= 4; n++) {
            add("one", n, n);
        }
        expect("1 2 3");
    }

    @Test
    void aPlaceThatIsGoneIsLookedForAnewAndNobodyNeedKnow() {
        add("one", 1, 3);
        source.start();
        expect("1 2 3");
        stream.trimPlaces();
        add("one", 4, 5);
        await().untilAsserted(() -> assertThat(String.join(" ", batches)).isEqualTo("1 2 3 4 5"));
        assertThat(problems).isEmpty();
    }

    @Test
    void aParentIsReadToItsEndBeforeItsChild() {
        stream.open("two", Optional.of("one"));
        add("two", 4, 5);
        source.start();
        add("one", 1, 2);
        await().untilAsserted(() -> assertThat(String.join(" ", batches)).isEqualTo("1 2"));
        stream.close("one");
        await().untilAsserted(() -> assertThat(String.join(" ", batches)).isEqualTo("1 2 4 5"));
    }

    @Test
    void eachOfSeveralShardsKeepsItsOrder() {
        stream.open("two", Optional.empty());
        add("one", 1, 6);
        add("two", 11, 16);
        source.start();
        await().untilAsserted(() -> assertThat(batches)
                .containsSubsequence("1 2 3", "4 5 6")
                .containsSubsequence("11 12 13", "14 15 16")
                .hasSize(4));
    }

    @Test
    void aChildWhoseParentIsForgottenIsRead() {
        stream.open("two", Optional.of("long gone"));
        add("two", 1, 2);
        source.start();
        expect("1 2");
    }

    @Test
    void latestSkipsWhatWasThereBefore() {
        add("one", 1, 3);
        source = source(mapping(StartingPosition.LATEST, 3, Duration.ZERO));
        source.start();
        await().untilAsserted(() ->
                assertThat(folder.resolve("position.json")).content().contains("\"3\""));
        add("one", 4, 4);
        expect("4");
    }

    @Test
    void latestLosesNothingThatComesBeforeItsFirstBatch() {
        Checkpoints position = new Checkpoints(Optional.of(folder.resolve("position.json")));
        position.begin("one");
        add("one", 1, 1);
        stream.expireIterators();
        source = source(mapping(StartingPosition.LATEST, 3, Duration.ZERO));
        source.start();
        expect("1");
    }

    @Test
    void anExpiredIteratorCostsNothing() {
        add("one", 1, 2);
        source.start();
        expect("1 2");
        stream.expireIterators();
        add("one", 3, 3);
        expect("1 2", "3");
    }

    @Test
    void stoppedAndStartedAgainItGoesOnWhereItWas() {
        add("one", 1, 2);
        source.start();
        expect("1 2");
        source.stop();
        add("one", 3, 3);
        source.start();
        expect("1 2", "3");
    }

    @Test
    void itsPositionOutlivesIt() {
        add("one", 1, 2);
        source.start();
        expect("1 2");
        source.stop();
        source = source(mapping(StartingPosition.TRIM_HORIZON, 3, Duration.ZERO));
        add("one", 3, 3);
        source.start();
        expect("1 2", "3");
    }

    @Test
    void aLostPositionCostsRepetitionAndNoRecords() throws Exception {
        add("one", 1, 2);
        source.start();
        expect("1 2");
        source.stop();
        Files.writeString(folder.resolve("position.json"), "damaged");
        source = source(mapping(StartingPosition.TRIM_HORIZON, 3, Duration.ZERO));
        source.start();
        expect("1 2", "1 2");
    }

    @Test
    void aPositionTheStreamHasForgottenBecomesTheOldestRecord() {
        add("one", 1, 1);
        source.start();
        expect("1");
        source.stop();
        add("one", 2, 6);
        stream.forget("one", 4);
        source.start();
        expect("1", "5 6");
    }

    private void add(String shard, int first, int last) {
        for (int n = first; n <= last; n++) {
            stream.add(shard, n);
        }
    }

    private void expect(String... expected) {
        await().untilAsserted(() -> assertThat(batches).containsExactly(expected));
    }

    private EventSource source(StreamMapping mapping) {
        InstantSource clock = InstantSource.fixed(Records.CREATED);
        Discards none = (shard, records, reason, tries, threw) -> {};
        Delivery delivery = new Delivery(mapping, this::receive, none, Faults.none(), clock, tries -> Duration.ZERO);
        Checkpoints position = new Checkpoints(Optional.of(folder.resolve("position.json")));
        Supplier<Intake> intakes = () -> new Intake(mapping.batching(), record -> true, Faults.none(), clock);
        return new PollingSource(
                mapping.event(), new StreamSource(mapping, stream, delivery, position, intakes), problems::add);
    }

    private Outcome receive(String event) {
        batches.add(Records.numbersIn(event));
        return new Outcome.Answered("{}");
    }

    private static StreamMapping mapping(StartingPosition start, int size, Duration window) {
        return new StreamMapping(
                "F.Events.E",
                "table",
                start,
                new Batching(size, window),
                List.of(),
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
