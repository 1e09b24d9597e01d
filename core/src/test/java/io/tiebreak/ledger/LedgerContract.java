package io.tiebreak.ledger;

import static io.tiebreak.ledger.Commands.anyStream;
import static io.tiebreak.ledger.Commands.command;
import static io.tiebreak.store.Consistency.EVENTUAL;
import static io.tiebreak.store.Consistency.STRONG;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every ledger promises. */
public abstract class LedgerContract {
    private final StreamId stream = anyStream();
    private final Meter meter = new Meter();

    /** The ledger to test; streams of other tests may be in it. */
    protected abstract Ledger ledger();

    @Test
    void aStreamNobodyWroteToHasNoHead() {
        assertThat(ledger().head(stream, EVENTUAL, meter)).isEmpty();
        assertThat(ledger().head(stream, STRONG, meter)).isEmpty();
        assertThat(ledger().versions(stream, 1, 10, meter)).isEmpty();
        assertThat(ledger().history(stream, Long.MAX_VALUE, 10, meter)).isEqualTo(new History(List.of(), false));
    }

    @Test
    void givesBackExactlyWhatWasAppended() {
        VersionedCommand command = command(
                stream,
                1,
                "{\"n\":12345678901234567890123456789012345678,\"d\":1.50,\"e\":\"\",\"x\":null,\"l\":[[]]}");
        assertThat(ledger().append(command, meter)).isEqualTo(new Append.Appended());
        assertThat(ledger().head(stream, STRONG, meter)).contains(command);
    }

    @Test
    void keepsTombstonesAndEventsThatDifferFromTheState() {
        VersionedCommand deletion = new VersionedCommand(
                stream,
                1,
                "id",
                "print",
                "DeleteNote",
                List.of(new Document("NoteEmptied", 2, Json.object()), new Document("NoteDeleted", 1, Json.object())),
                Optional.empty(),
                new Origin(7, Instant.parse("2026-11-20T00:00:00Z"), "first"),
                "last",
                Instant.parse("2026-11-21T00:00:00Z"),
                3);
        ledger().append(deletion, meter);
        assertThat(ledger().head(stream, STRONG, meter)).contains(deletion);
    }

    @Test
    void aTakenVersionStaysWithWhoeverTookIt() {
        VersionedCommand first = command(stream, 1);
        ledger().append(first, meter);
        VersionedCommand second = command(stream, 1, "{\"n\":\"mine\"}");
        assertThat(ledger().append(second, meter)).isEqualTo(new Append.Occupied(first));
        assertThat(ledger().head(stream, STRONG, meter)).contains(first);
    }

    @Test
    void theSameCommandSentAgainMeetsItself() {
        VersionedCommand command = command(stream, 1);
        ledger().append(command, meter);
        assertThat(ledger().append(command, meter)).isEqualTo(new Append.Occupied(command));
    }

    @Test
    void ofManyWhoWantAVersionExactlyOneGetsIt() throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Append>> appends = IntStream.range(0, 16)
                    .mapToObj(writer -> threads.submit(() -> {
                        start.await();
                        return ledger().append(command(stream, 1, "{\"writer\":" + writer + "}"), new Meter());
                    }))
                    .toList();
            start.countDown();
            int appended = 0;
            for (Future<Append> append : appends) {
                appended += append.get() instanceof Append.Appended ? 1 : 0;
            }
            assertThat(appended).isEqualTo(1);
        }
    }

    @Test
    void theHeadIsTheHighestNumberNotTheHighestText() {
        append(12);
        assertThat(ledger().head(stream, EVENTUAL, meter)).contains(command(stream, 12));
    }

    @Test
    void readsARangeOldestFirstAndLeavesOutWhatIsNotThere() {
        append(4);
        assertThat(ledger().versions(stream, 3, 9, meter)).containsExactly(command(stream, 3), command(stream, 4));
    }

    @Test
    void readsARangeLargerThanOneRequestWhole() {
        String large = "{\"text\":\"" + "x".repeat(350_000) + "\"}";
        LongStream.rangeClosed(1, 5).forEach(version -> ledger().append(command(stream, version, large), meter));
        assertThat(ledger().versions(stream, 1, 5, meter))
                .extracting(VersionedCommand::version)
                .containsExactly(1L, 2L, 3L, 4L, 5L);
    }

    @Test
    void pagesThroughTheHistoryNewestFirst() {
        append(5);
        assertThat(ledger().history(stream, Long.MAX_VALUE, 2, meter))
                .isEqualTo(new History(List.of(command(stream, 5), command(stream, 4)), true));
        assertThat(ledger().history(stream, 4, 2, meter))
                .isEqualTo(new History(List.of(command(stream, 3), command(stream, 2)), true));
        assertThat(ledger().history(stream, 2, 2, meter)).isEqualTo(new History(List.of(command(stream, 1)), false));
    }

    @Test
    void aHistoryThatEndsWithThePageHasNoMore() {
        append(2);
        assertThat(ledger().history(stream, Long.MAX_VALUE, 2, meter).more()).isFalse();
    }

    @Test
    void streamsWithSimilarNamesAreApart() {
        StreamId one = new StreamId("item", "demo", stream.id(), "a@b");
        StreamId other = new StreamId("item", "demo", stream.id(), "a@b@c");
        ledger().append(command(one, 1), meter);
        assertThat(ledger().head(other, STRONG, meter)).isEmpty();
    }

    private void append(long versions) {
        LongStream.rangeClosed(1, versions).forEach(version -> ledger().append(command(stream, version), meter));
    }
}
