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
import java.util.Map;
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
                3,
                Optional.empty());
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

    // --- Transactions and key records ---

    private static final Instant NOW = Instant.parse("2026-11-21T09:30:00Z");

    @Test
    void aTransactionPutsAllAndItsKeyRecord() {
        KeyRecord key = key(NOW.plusSeconds(60));
        assertThat(transact(List.of(command(stream, 1), command(other(), 1)), List.of(), Optional.of(key)))
                .isEqualTo(new Transacted.Done());
        assertThat(ledger().head(stream, STRONG, meter)).contains(command(stream, 1));
        assertThat(ledger().head(other(), STRONG, meter)).contains(command(other(), 1));
        assertThat(ledger().keyRecord(key.commandId(), meter)).contains(key);
    }

    @Test
    void aTransactionPutsNothingWhereAVersionIsTakenAndSaysByWhom() {
        append(1);
        assertThat(transact(List.of(command(other(), 1), command(stream, 1)), List.of(), Optional.empty()))
                .isEqualTo(new Transacted.Occupied(Map.of(stream, command(stream, 1))));
        assertThat(ledger().head(other(), STRONG, meter)).isEmpty();
    }

    @Test
    void aTransactionPutsNothingWhereAStreamHasMoved() {
        append(2);
        List<KeyRecord.Place> moved = List.of(new KeyRecord.Place(stream, 1));
        assertThat(transact(List.of(command(other(), 1)), moved, Optional.empty()))
                .isEqualTo(new Transacted.Occupied(Map.of(stream, command(stream, 2))));
        assertThat(ledger().head(other(), STRONG, meter)).isEmpty();
        List<KeyRecord.Place> unmoved = List.of(new KeyRecord.Place(stream, 2));
        assertThat(transact(List.of(command(other(), 1)), unmoved, Optional.empty()))
                .isEqualTo(new Transacted.Done());
    }

    @Test
    void aTakenKeyIsToldBeforeATakenVersionUntilItExpires() {
        KeyRecord key = key(NOW.plusSeconds(1));
        transact(List.of(command(stream, 1)), List.of(), Optional.of(key));
        KeyRecord again = key(NOW.plusSeconds(90));
        assertThat(transact(List.of(command(stream, 1)), List.of(), Optional.of(again)))
                .isEqualTo(new Transacted.KeyTaken(key));
        Transaction later =
                new Transaction(List.of(command(stream, 2)), List.of(), Optional.of(again), NOW.plusSeconds(1));
        assertThat(ledger().transact(later, meter)).isEqualTo(new Transacted.Done());
        assertThat(ledger().keyRecord(key.commandId(), meter)).contains(again);
    }

    @Test
    void aKeyNobodyUsedHasNoRecord() {
        assertThat(ledger().keyRecord("nobody's " + stream.id(), meter)).isEmpty();
    }

    private Transacted transact(
            List<VersionedCommand> appends, List<KeyRecord.Place> unmoved, Optional<KeyRecord> key) {
        return ledger().transact(new Transaction(appends, unmoved, key, NOW), meter);
    }

    private KeyRecord key(Instant expiresAt) {
        return new KeyRecord(
                "key of " + stream.id(), "fingerprint", List.of(new KeyRecord.Place(stream, 1)), expiresAt);
    }

    private StreamId other() {
        return new StreamId("item", "demo", "note", stream.id() + " other");
    }

    private void append(long versions) {
        LongStream.rangeClosed(1, versions).forEach(version -> ledger().append(command(stream, version), meter));
    }
}
