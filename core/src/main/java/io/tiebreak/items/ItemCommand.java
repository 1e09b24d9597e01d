package io.tiebreak.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What can be asked of an item. */
public sealed interface ItemCommand {

    /** Make it exist. */
    record CreateItem(String name, ObjectNode attributes) implements ItemCommand {}

    /** Make it exactly this; makes it exist if it does not. */
    record ReplaceItem(String name, ObjectNode attributes) implements ItemCommand {}

    /**
     * Change parts of it.
     *
     * @param name the new name; empty leaves it
     * @param attributes a merge patch (RFC 7396) of the attributes: an object, or null for removing them all; empty
     *     leaves them
     */
    record PatchItem(Optional<String> name, Optional<JsonNode> attributes) implements ItemCommand {}

    /** End it; a tombstone stays, and a later creation goes on counting. */
    record DeleteItem() implements ItemCommand {}
}
