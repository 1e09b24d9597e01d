package io.tiebreak.local.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.functions.Poll;
import io.tiebreak.local.functions.PollingSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogSourceTest {

    private static final Outcome FINE = new Outcome.Answered("null");
    private static final Outcome CRASH = new Outcome.Failed("some.Problem", "on purpose");

    private Reader reader;

    @BeforeEach
    void read(@TempDir Path folder) throws IOException {
        reader = new Reader(folder);
    }

    @Test
    void theEventIsTheOneOfCloudWatchLogs() throws Exception {
        Poll source = reader.ofB();
        reader.logs.print("local-B", "é 1");
        reader.now = reader.now.plusMillis(5);
        reader.logs.print("local-B", "2");
        source.once();
        assertThat(reader.events).singleElement().asString().isEqualTo("""
                {"messageType":"DATA_MESSAGE","owner":"000000000000","logGroup":"local-B","logStream":"local",\
                "subscriptionFilters":["local-ReaderB"],"logEvents":[\
                {"id":"00017672688001230000000000000000000000000000000000000001","timestamp":1767268800123,"message":"é 1"},\
                {"id":"00017672688001280000000000000000000000000000000000000002","timestamp":1767268800128,"message":"2"}]}""");
    }

    @Test
    void whatWasPrintedBetweenTwoLooksComesTogetherAndInOrder() throws Exception {
        Poll source = reader.ofB();
        reader.logs.print("local-B", "a");
        reader.logs.print("local-B", "b");
        assertThat(source.once()).isFalse();
        reader.logs.print("local-B", "c");
        source.once();
        source.once();
        assertThat(reader.batches).containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    void onlyMatchingLinesOfItsOwnGroupCome() throws Exception {
        Poll source = reader.ofA();
        reader.logs.print("local-A", "{\"n\":0}");
        reader.logs.print("local-A", "{\"n\":1}");
        reader.logs.print("local-A", "");
        reader.logs.print("local-B", "{\"n\":2}");
        reader.logs.print("local-A", "{\"n\":3}");
        source.once();
        assertThat(reader.batches).containsExactly(List.of("{\"n\":1}", "{\"n\":3}"));
        reader.logs.print("local-A", "{\"n\":0}");
        source.once();
        assertThat(reader.batches).hasSize(1);
        assertThat(source.owes()).isFalse();
    }

    @Test
    void linesPrintedAtTheSameTimeComeInTheOrderOfTheirIds() throws Exception {
        Poll source = reader.ofB();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < 4; thread++) {
                String name = "thread " + thread + " line ";
                threads.execute(() -> IntStream.range(100, 300).forEach(n -> reader.logs.print("local-B", name + n)));
            }
        }
        source.once();
        List<JsonNode> lines =
                reader.events.getFirst().path("logEvents").valueStream().toList();
        assertThat(lines)
                .extracting(line -> line.path("id").asText())
                .hasSize(800)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(reader.batches.getFirst().stream().filter(line -> line.startsWith("thread 2")))
                .hasSize(200)
                .isSorted();
    }

    @Test
    void aBatchHasAThousandLinesAtMost() throws Exception {
        Poll source = reader.ofB();
        IntStream.range(0, 2100).forEach(n -> reader.logs.print("local-B", "line " + n));
        source.once();
        assertThat(reader.batches).extracting(List::size).containsExactly(1000, 1000, 100);
        assertThat(reader.batches.stream().flatMap(List::stream))
                .containsExactlyElementsOf(
                        IntStream.range(0, 2100).mapToObj(n -> "line " + n).toList());
    }

    @Test
    void longLinesMakeSmallBatches() throws Exception {
        Poll source = reader.ofB();
        IntStream.range(0, 3).forEach(n -> reader.logs.print("local-B", "x".repeat(600_000)));
        reader.logs.print("local-B", "y".repeat(1_200_000));
        source.once();
        assertThat(reader.batches).extracting(List::size).containsExactly(1, 1, 1, 1);
    }

    @Test
    void aFailureIsTriedTwiceMoreAndThenDropped() throws Exception {
        reader.outcomes = List.of(CRASH, new Outcome.TimedOut(), CRASH, FINE);
        Poll source = reader.ofB();
        reader.logs.print("local-B", "a");
        source.once();
        reader.logs.print("local-B", "b");
        source.once();
        assertThat(reader.batches).containsExactly(List.of("a"), List.of("a"), List.of("a"), List.of("b"));
        assertThat(reader.dropped).singleElement().asString().contains("Reader.Events.B drops an event after 3 tries");
    }

    @Test
    void theThirdTryCanSucceed() throws Exception {
        reader.outcomes = List.of(CRASH, CRASH, FINE);
        Poll source = reader.ofB();
        reader.logs.print("local-B", "a");
        source.once();
        assertThat(reader.batches).hasSize(3);
        assertThat(reader.dropped).isEmpty();
    }

    @Test
    void aBatchCanComeTwice() throws Exception {
        Poll source = reader.ofB(Faults.parse("duplicate=1"));
        reader.logs.print("local-B", "a");
        source.once();
        source.once();
        assertThat(reader.batches).containsExactly(List.of("a"), List.of("a"));
        assertThat(reader.events.getFirst()).isEqualTo(reader.events.getLast());
    }

    @Test
    void anInterruptedBatchComesAgain() throws Exception {
        reader.outcomes = List.of(CRASH, FINE);
        Poll source = reader.ofB();
        reader.logs.print("local-B", "a");
        Thread.currentThread().interrupt();
        assertThatThrownBy(source::once).isInstanceOf(InterruptedException.class);
        assertThat(source.owes()).isTrue();
        source.once();
        assertThat(reader.batches).containsExactly(List.of("a"), List.of("a"));
    }

    @Test
    void whatWaitsWhenItIsStoppedIsDeliveredFirst() throws Exception {
        CountDownLatch atWork = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        reader.duringInvocation = () -> {
            atWork.countDown();
            hold(goOn);
        };
        reader.logs.print("local-B", "a");
        PollingSource source = new PollingSource("logs", reader.ofB(), reader.dropped::add);
        source.start();
        hold(atWork);
        reader.logs.print("local-B", "b");
        Thread stopping = new Thread(source::stop);
        stopping.start();
        await().until(() -> stopping.getState() == Thread.State.TIMED_WAITING);
        goOn.countDown();
        stopping.join();
        assertThat(reader.batches).containsExactly(List.of("a"), List.of("b"));
    }

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
