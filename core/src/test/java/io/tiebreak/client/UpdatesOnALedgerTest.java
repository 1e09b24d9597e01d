package io.tiebreak.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.Request;
import io.tiebreak.command.Surroundings;
import io.tiebreak.items.Item;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.items.Items;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Commands;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.ledger.memory.InMemoryLedger;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UpdatesOnALedgerTest {
    private static final int WRITERS = 16;
    private static final int EACH = 5;

    private final Surroundings real = new Surroundings(Clock.systemUTC(), Thread::sleep, new Random());
    private final Ledger ledger = new InMemoryLedger();
    private final CommandHandler<ItemCommand, ItemEvent, ItemState> handler =
            new CommandHandler<>(ledger, new Items(), Backoff.DEFAULT, real);
    private final Updates updates = new Updates(Updates.DEFAULT, real);
    private final StreamId counter = Commands.anyStream();
    private final CyclicBarrier allHaveRead = new CyclicBarrier(WRITERS);
    private final AtomicInteger sent = new AtomicInteger();

    @Test
    void sixteenWhoAllNameTheVersionTheyChangedAllSucceedAndNoneIsLost() throws Exception {
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Integer>> writers = IntStream.range(0, WRITERS)
                    .<Callable<Integer>>mapToObj(writer -> this::countSeveralTimes)
                    .toList();
            for (var updated : threads.invokeAll(writers)) {
                assertThat(updated.get()).isEqualTo(EACH);
            }
        }
        assertThat(read().map(Versioned::value)).contains(WRITERS * EACH);
        // The first time they all read before anyone wrote; after that, waits of random length keep them apart.
        int refused = sent.get() - WRITERS * EACH;
        assertThat(refused).isGreaterThanOrEqualTo(WRITERS - 1);
        assertThat((double) refused / sent.get()).isLessThan(0.6);
    }

    private int countSeveralTimes() throws Exception {
        Optional<Versioned<Integer>> first = read();
        allHaveRead.await();
        AtomicInteger reads = new AtomicInteger();
        Reader<Integer> reader = () -> reads.getAndIncrement() == 0 ? first : read();
        int updated = 0;
        for (int i = 0; i < EACH; i++) {
            Update<Integer> update = updates.updateWithRetry(reader, this::write, before -> before.orElse(0) + 1);
            updated += update instanceof Update.Updated<Integer> ? 1 : 0;
        }
        return updated;
    }

    private Optional<Versioned<Integer>> read() {
        return ledger.head(counter, Consistency.STRONG, new Meter()).map(UpdatesOnALedgerTest::counted);
    }

    private Write<Integer> write(long expectedVersion, int value) {
        sent.incrementAndGet();
        var command = new ItemCommand.ReplaceItem("counter", Json.object().put("n", value));
        var request = new Request(UUID.randomUUID().toString(), "fingerprint", "dev", false);
        Outcome outcome = handler.handle(counter, Expectation.of(expectedVersion), command, request, new Meter());
        return switch (outcome) {
            case Outcome.Committed committed -> new Write.Written<>(counted(committed.receipt()));
            case Outcome.Unchanged unchanged -> new Write.Written<>(counted(unchanged.head()));
            case Outcome.Conflict conflict ->
                new Write.Conflicted<>(conflict.head().map(UpdatesOnALedgerTest::counted));
            case Outcome.Rejected rejected -> throw new AssertionError(rejected);
            case Outcome.KeyReused reused -> throw new AssertionError(reused);
        };
    }

    private static Versioned<Integer> counted(VersionedCommand command) {
        ItemState state = Item.after(command).orElseThrow().state();
        return new Versioned<>(
                command.version(), state.attributes().required("n").intValue());
    }
}
