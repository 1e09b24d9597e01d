package io.tiebreak.demo;

/** What came of a call; each call has one. */
enum Outcome {
    /** At the first attempt. */
    ACCEPTED("accepted"),
    /** The backend met others on the way, and tried again by itself. */
    RETRIED("retried"),
    /** On a newer version than the caller had seen, whose changes were elsewhere. */
    MERGED("merged"),
    /** A repeat, answered from what its first sending led to. */
    REPEATED("repeated"),
    /** Somebody had written something newer. */
    SUPERSEDED("superseded"),
    /** Another version than the expected one was there. */
    CONFLICT("conflict"),
    LOCKED("locked"),
    /** There was nothing any more. */
    GONE("gone"),
    /** For any other reason, and nobody expects one here. */
    REFUSED("refused"),
    /** Overloaded, broken, or not answered. */
    FAILED("failed");

    private final String label;

    Outcome(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }
}
