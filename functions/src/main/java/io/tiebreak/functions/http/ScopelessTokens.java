package io.tiebreak.functions.http;

/** What a token without any scope may do. */
public enum ScopelessTokens {
    /** Nothing. */
    NONE,
    /** Everything that does not need the scope {@code admin}. */
    ALL_BUT_ADMIN;

    boolean grant(Scope scope) {
        return this == ALL_BUT_ADMIN && !scope.name().equals("admin");
    }
}
