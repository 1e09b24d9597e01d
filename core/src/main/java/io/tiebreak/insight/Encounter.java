package io.tiebreak.insight;

import java.util.Arrays;

/** What a command can meet. It may meet several. */
public enum Encounter {
    /** Somebody else was faster, or its version was not the newest any more, and it was accepted all the same. */
    RETRIED("retried"),
    /** The version or revision was another than expected, and its caller was told so. */
    PERMANENT("permanent"),
    /** What is there is newer, greater or smaller, so the value was left as it is. */
    SUPERSEDED("superseded"),
    /** Somebody else has the lock, or the fencing token is an old one. */
    LOCK_REFUSED("lockRefused"),
    /** A write of it met another transaction on the same item for a moment, which says nothing about versions. */
    TRANSACTION_CONFLICT("transactionConflict"),
    /** It had been carried out before, and was answered from the record of that. */
    DEDUPLICATED("deduplicated");

    private final String text;

    Encounter(String text) {
        this.text = text;
    }

    /** What it is called wherever it is told or kept. */
    public String text() {
        return text;
    }

    /**
     * The encounter that is called so.
     *
     * @throws IllegalArgumentException if none is
     */
    public static Encounter of(String text) {
        return Arrays.stream(values())
                .filter(one -> one.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no encounter called " + text));
    }
}
