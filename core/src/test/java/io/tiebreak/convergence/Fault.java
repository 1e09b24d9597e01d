package io.tiebreak.convergence;

/** What goes wrong between a function and the views. */
enum Fault {
    /** The function is killed before it sends a request. */
    KILLED_BEFORE,
    /** The function is killed before it gets the answer. */
    KILLED_AFTER,
    /** The request does not reach the store. */
    REQUEST_LOST,
    /** It takes effect, but the answer does not come back. */
    ANSWER_LOST,
    /** It reaches the store when its sender has given it up. */
    LATE,
    /** It reaches the store twice, and the second answer comes back. */
    TWICE,
    /** The store has too much to do. */
    THROTTLED,
    /** Another transaction holds the row. */
    TRANSACTION_CONFLICT,
    /** The store fails for longer than anybody's patience. */
    OUTAGE
}
