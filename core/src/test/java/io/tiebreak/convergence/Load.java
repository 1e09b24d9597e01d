package io.tiebreak.convergence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Change;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.Request;
import io.tiebreak.command.Surroundings;
import io.tiebreak.command.TransactionHandler;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.items.Items;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Somebody who sends commands, most of which are accepted. */
final class Load {
    private static final Items ITEMS = new Items();
    private static final String LONG = "Ab".repeat(35);
    private static final List<String> NAMES =
            List.of("Anna", "anna", "ANNABEL", "Ann", "Bo", "Bob", "İo", "𝒜lef", LONG, LONG + "c", "ab".repeat(35));
    private static final List<String> TROUBLES =
            List.of("items", "item-names", "item-types", Trouble.ALL_VIEWS, Trouble.READING);

    private final String name;
    private final World world;
    private final Random random;
    private final CommandHandler<ItemCommand, ItemEvent, ItemState> single;
    private final TransactionHandler together;
    private int requests;

    Load(String name, Ledger ledger, World world, Random random) {
        var surroundings = new Surroundings(world, world, random);
        this.name = name;
        this.world = world;
        this.random = random;
        this.single = new CommandHandler<>(ledger, ITEMS, Backoff.DEFAULT, surroundings);
        this.together = new TransactionHandler(ledger, Backoff.DEFAULT, surroundings);
    }

    /** Sends that many commands, one after the other; says so after each. */
    void send(int commands, Runnable sent) {
        for (int i = 0; i < commands; i++) {
            world.sleep(Duration.ofMillis(random.nextInt(500)));
            var request = new Request(name + ++requests, "print", "actor-" + name, false);
            if (random.nextInt(6) == 0) {
                var unusedOutcome = together.handle(changes(), request, new Meter());
            } else {
                var unusedOutcome = single.handle(Streams.any(random), expectation(), command(), request, new Meter());
            }
            sent.run();
        }
    }

    private List<Change<?, ?, ?>> changes() {
        List<StreamId> streams = new ArrayList<>(Streams.ALL);
        Collections.shuffle(streams, random);
        List<Change<?, ?, ?>> changes = new ArrayList<>();
        streams.subList(0, random.nextInt(1, 4))
                .forEach(stream -> changes.add(new Change<>(ITEMS, stream, new Expectation.Latest(), replace())));
        return changes;
    }

    private Expectation expectation() {
        return random.nextInt(5) == 0 ? new Expectation.First() : new Expectation.Latest();
    }

    private ItemCommand command() {
        return switch (random.nextInt(10)) {
            case 0 -> new ItemCommand.CreateItem(name(), attributes());
            case 1, 2 -> new ItemCommand.DeleteItem();
            case 3 -> new ItemCommand.PatchItem(Optional.of(name()), Optional.empty());
            case 4 -> new ItemCommand.PatchItem(Optional.empty(), Optional.of(patch()));
            default -> replace();
        };
    }

    private ItemCommand replace() {
        return new ItemCommand.ReplaceItem(name(), attributes());
    }

    private ObjectNode attributes() {
        ObjectNode attributes = Json.object().put("n", random.nextInt(100));
        return random.nextInt(12) == 0 ? attributes.put(Trouble.ATTRIBUTE, Streams.any(TROUBLES, random)) : attributes;
    }

    private ObjectNode patch() {
        return random.nextBoolean()
                ? Json.object().put("m", random.nextInt(100))
                : Json.object().putNull("n");
    }

    private String name() {
        return Streams.any(NAMES, random);
    }
}
