package io.tiebreak.history;

/** What goes wrong between a client and the store. */
enum Fault {
    /** It takes effect, but the answer does not come back. */
    ANSWER_LOST,
    /** It does not reach the store. */
    REQUEST_LOST,
    /** It reaches the store when its sender has given it up. */
    LATE,
    /** It reaches the store twice, and the second answer comes back. */
    TWICE,
    /** It reaches the store, is answered, and reaches it once more later. */
    TWICE_LATE,
    /** The store has too much to do. */
    THROTTLED,
    /** Another transaction holds the item. */
    TRANSACTION_CONFLICT,
    /** The client dies before sending it. */
    CRASH_BEFORE,
    /** The client dies before the answer. */
    CRASH_AFTER,
    /** What is read is not the newest. */
    STALE
}
