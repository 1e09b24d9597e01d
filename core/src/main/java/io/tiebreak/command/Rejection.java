package io.tiebreak.command;

/**
 * The domain's no.
 *
 * @param code for programs: lower case, words joined by dashes
 * @param detail for people: one sentence, shown to the caller
 */
public record Rejection(String code, String detail) {

    /** The code that says: what the command is about does not exist. */
    public static final String NOT_FOUND = "not-found";

    /** The code that says: the state after the command would be larger than a state may be. */
    public static final String TOO_LARGE = "too-large";
}
