package io.tiebreak.ledger;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An event or a state in its stored form.
 *
 * @param type the name it is stored under, for example {@code ItemReplaced}
 * @param schemaVersion 1-based version of the form, so that older ones can be read for ever
 * @param json the content; never changed after it was handed over
 */
public record Document(String type, int schemaVersion, JsonNode json) {

    /** Type and schema version in one word, for example {@code ItemReplaced-1}: what a reader switches on. */
    public String form() {
        return type + "-" + schemaVersion;
    }
}
