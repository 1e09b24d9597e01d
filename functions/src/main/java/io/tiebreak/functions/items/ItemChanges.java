package io.tiebreak.functions.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Change;
import io.tiebreak.functions.http.Body;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Expected;
import io.tiebreak.functions.http.Pointers;
import io.tiebreak.functions.http.Preconditions;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.Refusal;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.Items;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the commands of a transaction. */
final class ItemChanges {
    private static final String COMMANDS = "/commands";
    private static final Items ITEMS = new Items();

    private ItemChanges() {}

    static List<ItemChange> of(Caller caller, ObjectNode body) {
        JsonNode commands = body.path("commands");
        if (!commands.isArray() || commands.isEmpty() || commands.size() > Transaction.MAX_STREAMS) {
            throw Problem.invalid(COMMANDS, "commands is a list of 1 to " + Transaction.MAX_STREAMS + " commands.")
                    .refusal();
        }
        List<ItemChange> changes = new ArrayList<>();
        Set<StreamId> items = new HashSet<>();
        for (JsonNode command : commands) {
            ItemChange change = change(caller, command, changes.size());
            if (!items.add(change.change().stream())) {
                throw Problem.invalid("", "Each item can be in a transaction once.")
                        .within(change.pointer(), changes.size())
                        .refusal();
            }
            changes.add(change);
        }
        return changes;
    }

    private static ItemChange change(Caller caller, JsonNode command, int index) {
        String pointer = COMMANDS + "/" + index;
        if (!(command instanceof ObjectNode one) || one.size() != 1) {
            throw Problem.invalid("", "A command is an object with one field: put, patch or delete.")
                    .within(pointer, index)
                    .refusal();
        }
        String verb = one.fieldNames().next();
        String place = pointer + "/" + Pointers.escaped(verb);
        try {
            return change(caller, verb, one.path(verb), place);
        } catch (Refusal refusal) {
            throw refusal.problem().within(place, index).refusal();
        }
    }

    private static ItemChange change(Caller caller, String verb, JsonNode fields, String pointer) {
        if (!(fields instanceof ObjectNode body)) {
            throw Problem.invalid("", "What a command says is an object.").refusal();
        }
        ItemCommand command = command(verb, body);
        Expected expected = expected(body, command);
        String type = ItemKeys.type(ItemFields.requiredText(body, "type"));
        String id = ItemKeys.id(ItemFields.requiredText(body, "id"), "id");
        StreamId stream = new StreamId(ITEMS.kind(), caller.tenant(), type, id);
        return new ItemChange(pointer, new Change<>(ITEMS, stream, expected.expectation(), command), expected);
    }

    private static ItemCommand command(String verb, ObjectNode body) {
        return switch (verb) {
            case "put" -> {
                Body.requireKnown(body, "type", "id", "version", "name", "attributes");
                yield new ItemCommand.ReplaceItem(ItemFields.name(body), ItemFields.attributes(body));
            }
            case "patch" -> {
                Body.requireKnown(body, "type", "id", "version", "name", "attributes", "rebase");
                yield new ItemCommand.PatchItem(ItemFields.optionalName(body), ItemFields.attributesPatch(body));
            }
            case "delete" -> {
                Body.requireKnown(body, "type", "id", "version");
                yield new ItemCommand.DeleteItem();
            }
            default ->
                throw Problem.invalid("", "There is no such command; known are put, patch and delete.")
                        .refusal();
        };
    }

    private static Expected expected(ObjectNode body, ItemCommand command) {
        Expected expected = Preconditions.of(body);
        return switch (command) {
            case ItemCommand.CreateItem create -> expected;
            case ItemCommand.ReplaceItem replace -> expected;
            case ItemCommand.PatchItem patch ->
                ItemFields.rebase(body) ? expected.forExisting().rebasing() : expected.forExisting();
            case ItemCommand.DeleteItem delete -> expected.forExisting();
        };
    }
}
