package io.tiebreak.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.Request;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.items.Items;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import io.tiebreak.store.Meter;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The write path of items, without what is in front of it. */
final class Changes {
    private static final ObjectNode ATTRIBUTES = Json.object().put("text", "x".repeat(100));

    private final CommandHandler<ItemCommand, ItemEvent, ItemState> handler;

    Changes(DynamoDbClient client, String table) {
        this.handler = new CommandHandler<>(
                new DynamoDbLedger(client, table), new Items(), Backoff.DEFAULT, ProjectionsBench.SURROUNDINGS);
    }

    /** Makes an item. */
    void create(String id) {
        accepted(id, new Expectation.First(), new ItemCommand.CreateItem("bench", ATTRIBUTES), new Meter());
    }

    /** Changes an item of which there is one version; the command's id. */
    String change(String id, Meter meter) {
        var patch = new ItemCommand.PatchItem(Optional.of("changed"), Optional.empty());
        return accepted(id, new Expectation.Exactly(1), patch, meter);
    }

    private String accepted(String id, Expectation expectation, ItemCommand command, Meter meter) {
        var request = new Request(UUID.randomUUID().toString(), "fingerprint", "bench", false);
        Outcome outcome = handler.handle(handler.stream("bench", "bench", id), expectation, command, request, meter);
        if (!(outcome instanceof Outcome.Committed)) {
            throw new IllegalStateException("was answered with " + outcome);
        }
        return request.commandId();
    }
}
