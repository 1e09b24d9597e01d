package io.tiebreak.address;

/** A text is no address, or no pattern of addresses. The message says what is wrong with it, and repeats nothing of it. */
public final class Malformed extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    Malformed(String message) {
        super(message);
    }
}
