package io.tiebreak.command;

import static io.tiebreak.store.Consistency.STRONG;
import static io.tiebreak.store.Mishaps.Of.WRITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.items.Items;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.LaggingLedger;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Mishaps;
import io.tiebreak.store.Mishaps.Mishap;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A stream, a handler for it, rivals, and mishaps to plan; the words that tests of the write path are written in. */
abstract class WritePathFixture {

    static final Expectation FIRST = new Expectation.First();
    static final Expectation LATEST = new Expectation.Latest();
    static final Expectation EXISTING = new Expectation.Existing();

    final Mishaps mishaps = new Mishaps();
    final HandAdvancedClock clock = new HandAdvancedClock();
    final Meter meter = new Meter();
    final StreamId stream =
            new StreamId("item", "demo", "note", UUID.randomUUID().toString());
    LaggingLedger ledger;
    CommandHandler<ItemCommand, ItemEvent, ItemState> handler;

    private final Ledgers ledgers;

    /** @param ledgers makes the ledger under test, for the mishaps that are going to be planned */
    WritePathFixture(Function<Mishaps, Ledgers> ledgers) {
        this.ledgers = ledgers.apply(mishaps);
    }

    /** The same ledger, on which nothing goes wrong. */
    Ledger reliableLedger() {
        return ledgers.reliable();
    }

    @BeforeEach
    void build() {
        ledger = new LaggingLedger(ledgers.unreliable());
        handler = new CommandHandler<>(ledger, new Items(), Backoff.DEFAULT, clock.surroundings());
    }

    @AfterEach
    void allThatWasPlannedHappened() {
        assertThat(mishaps.over()).isTrue();
    }

    /** Lets every write go wrong the same way until patience ends. */
    void triedToTheEnd(Mishap mishap, Class<? extends Exception> end) {
        mishaps.plan(WRITE, mishap);
        Surroundings.Sleeper sleeper = wait -> {
            clock.sleep(wait);
            mishaps.plan(WRITE, mishap);
        };
        handler = new CommandHandler<>(
                ledger, new Items(), Backoff.DEFAULT, new Surroundings(clock, sleeper, new Random(7)));
        assertThatThrownBy(() -> send(exactly(1), replace("mine"), "me")).isInstanceOf(end);
        assertThat(clock.waits().stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(8), Duration.ofSeconds(10));
    }

    void prepareFor(Expectation expectation) {
        if (!expectation.equals(FIRST)) {
            rival("one");
        }
    }

    boolean isMine(VersionedCommand command) {
        return command.commandId().equals("me");
    }

    static Expectation exactly(long version) {
        return new Expectation.Exactly(version);
    }

    Outcome send(Expectation expectation, ItemCommand command, String commandId) {
        return send(expectation, command, request(commandId));
    }

    Outcome send(Expectation expectation, ItemCommand command, Request request) {
        return handler.handle(stream, expectation, command, request, meter);
    }

    static Request request(String commandId) {
        return new Request(commandId, "fingerprint", "dev", false);
    }

    static Items items() {
        return new Items();
    }

    /** No time for any wait. */
    static Backoff impatient() {
        return new Backoff(Duration.ofMillis(1), Duration.ofMillis(1), Duration.ZERO, 100);
    }

    /** Time for everything, but for a single try. */
    static Backoff triedOnce() {
        return new Backoff(Backoff.DEFAULT.first(), Backoff.DEFAULT.longest(), Backoff.DEFAULT.budget(), 1);
    }

    VersionedCommand rival(String name) {
        return rival(name, "{}");
    }

    VersionedCommand rival(String name, String attributes) {
        return rivalSends(new ItemCommand.ReplaceItem(name, attributes(attributes)));
    }

    VersionedCommand rivalDeletes() {
        return rivalSends(new ItemCommand.DeleteItem());
    }

    VersionedCommand rivalSends(ItemCommand command) {
        var reliable = new CommandHandler<>(reliableLedger(), new Items(), Backoff.DEFAULT, clock.surroundings());
        var request = new Request("rival-" + UUID.randomUUID(), "fingerprint", "rival", false);
        return committed(reliable.handle(stream, LATEST, command, request, new Meter()));
    }

    List<VersionedCommand> stored() {
        long head = reliableLedger()
                .head(stream, STRONG, new Meter())
                .map(VersionedCommand::version)
                .orElse(0L);
        List<VersionedCommand> all = reliableLedger().versions(stream, 1, Math.max(1, head), new Meter());
        assertThat(all)
                .extracting(VersionedCommand::version)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, head).boxed().toList());
        return all;
    }

    static ItemCommand replace(String name) {
        return new ItemCommand.ReplaceItem(name, Json.object());
    }

    static ItemCommand patch(String attributes) {
        return new ItemCommand.PatchItem(Optional.empty(), Optional.of(attributes(attributes)));
    }

    static ObjectNode attributes(String json) {
        return (ObjectNode) Json.stored(json);
    }

    static VersionedCommand committed(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        return ((Outcome.Committed) outcome).receipt();
    }

    static Outcome.Conflict conflict(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Conflict.class);
        return (Outcome.Conflict) outcome;
    }
}
