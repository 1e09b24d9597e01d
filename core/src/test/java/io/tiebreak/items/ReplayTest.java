package io.tiebreak.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Request;
import io.tiebreak.items.ItemCommand.CreateItem;
import io.tiebreak.items.ItemCommand.DeleteItem;
import io.tiebreak.items.ItemCommand.PatchItem;
import io.tiebreak.items.ItemCommand.ReplaceItem;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Commands;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.ledger.memory.InMemoryLedger;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The events say all: whoever folds them arrives at the state that is stored beside them. */
class ReplayTest {
    private static final int COMMANDS = 200;
    private final Items items = new Items();
    private final Ledger ledger = new InMemoryLedger();
    private final StreamId stream = Commands.anyStream();

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 20), LongStream.of(new Random().nextLong()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void foldingTheStoredEventsGivesTheStoredStateAfterEachCommand(long seed) {
        sendRandomCommands(new Random(seed));
        Optional<ItemState> folded = Optional.empty();
        List<VersionedCommand> stored = ledger.versions(stream, 1, COMMANDS, new Meter());
        for (VersionedCommand command : stored) {
            for (ItemEvent event : command.eventsAs(document -> items.event(reread(document)))) {
                folded = items.evolve(folded, event);
            }
            assertThat(folded)
                    .as("version %d, seed %d", command.version(), seed)
                    .isEqualTo(command.stateAs(document -> items.state(reread(document))));
        }
        assertThat(stored.stream().map(VersionedCommand::type).distinct())
                .contains("CreateItem", "ReplaceItem", "PatchItem", "DeleteItem");
    }

    private void sendRandomCommands(Random random) {
        var handler = new CommandHandler<>(ledger, items, Backoff.DEFAULT, new HandAdvancedClock().surroundings());
        for (int i = 0; i < COMMANDS; i++) {
            ItemCommand command = command(random);
            Expectation expectation =
                    command instanceof CreateItem ? new Expectation.First() : new Expectation.Latest();
            handler.handle(
                    stream,
                    expectation,
                    command,
                    new Request("command-" + i, "fingerprint", "dev", false),
                    new Meter());
        }
    }

    /** Through the text it is stored as. */
    private static Document reread(Document stored) {
        return new Document(stored.type(), stored.schemaVersion(), Json.stored(Json.text(stored.json())));
    }

    private static ItemCommand command(Random random) {
        String name = "name-" + random.nextInt(3);
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new CreateItem(name, attributes(random, 2));
            case 3, 4 -> new ReplaceItem(name, attributes(random, 2));
            case 5 -> new DeleteItem();
            case 6 -> new PatchItem(Optional.of(name), Optional.of(NullNode.instance));
            case 7 -> new PatchItem(Optional.of(name), Optional.empty());
            default -> new PatchItem(Optional.empty(), Optional.of(attributes(random, 2)));
        };
    }

    private static ObjectNode attributes(Random random, int depth) {
        ObjectNode attributes = Json.object();
        IntStream.range(0, random.nextInt(4)).forEach(each -> {
            String field = "f" + random.nextInt(3);
            switch (random.nextInt(depth > 0 ? 5 : 4)) {
                case 0 -> attributes.putNull(field);
                case 1 -> attributes.put(field, random.nextInt(3));
                case 2 -> attributes.put(field, random.nextInt(3) + 0.5);
                case 3 -> attributes.putArray(field).addNull().add(random.nextInt(2));
                default -> attributes.set(field, attributes(random, depth - 1));
            }
        });
        return attributes;
    }
}
