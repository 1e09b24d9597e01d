package io.tiebreak.local.template;

import java.util.List;

/** What a function's role may do: the statements of all its inline policies. */
public record Policy(List<Statement> statements) {

    /**
     * One statement.
     *
     * @param allows whether its effect is {@code Allow}, not {@code Deny}
     * @param actions patterns with {@code *} and {@code ?}, as are {@code resources}
     * @param conditions all of them must hold
     */
    public record Statement(boolean allows, List<String> actions, List<String> resources, List<Condition> conditions) {}

    /**
     * One line of a statement's {@code Condition}.
     *
     * @param quantifier whether every value of the request's key, or any one, has to match
     * @param wildcards whether {@code *} and {@code ?} in the values match anything
     * @param key as {@code dynamodb:LeadingKeys}
     */
    public record Condition(Quantifier quantifier, boolean wildcards, String key, List<String> values) {}

    /** How a key with several values is compared. */
    public enum Quantifier {
        ALL,
        ANY
    }
}
