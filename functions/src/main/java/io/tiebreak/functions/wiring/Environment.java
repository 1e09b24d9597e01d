package io.tiebreak.functions.wiring;

import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.ScopelessTokens;
import java.util.Map;

/**
 * What the template sets for a function, read once at its start.
 *
 * @param variables environment variables by name
 */
public record Environment(Map<String, String> variables) {

    /** Name of the ledger's table. */
    public String commandsTable() {
        return required("COMMANDS_TABLE");
    }

    /** Name of the table of the items' view. */
    public String itemsTable() {
        return required("ITEMS_TABLE");
    }

    /** Where a token's scopes are found, and what a token without any may do. */
    public Authentication authentication() {
        return new Authentication(required("SCOPE_CLAIM"), scopelessTokens());
    }

    private ScopelessTokens scopelessTokens() {
        String name = "SCOPELESS_TOKENS";
        return switch (required(name)) {
            case "none" -> ScopelessTokens.NONE;
            case "all-but-admin" -> ScopelessTokens.ALL_BUT_ADMIN;
            default ->
                throw new IllegalStateException("Environment variable " + name + " is neither none nor all-but-admin");
        };
    }

    private String required(String name) {
        String value = variables.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException("Environment variable " + name + " is not set");
        }
        return value;
    }
}
