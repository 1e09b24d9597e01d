package io.tiebreak.items;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** What happened to an item. */
public sealed interface ItemEvent {

    /** It began to exist, for the first time or again after a deletion. */
    record ItemCreated(String name, ObjectNode attributes) implements ItemEvent {}

    /** All of it was set. */
    record ItemReplaced(String name, ObjectNode attributes) implements ItemEvent {}

    /**
     * Parts of it were set or removed.
     *
     * @param name empty if it stayed
     * @param attributes the merge patch that was applied; empty if they stayed
     */
    record ItemPatched(Optional<String> name, Optional<JsonNode> attributes) implements ItemEvent {}

    /** It ended. */
    record ItemDeleted() implements ItemEvent {}
}
