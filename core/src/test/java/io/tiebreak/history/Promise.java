package io.tiebreak.history;

/** What a history is checked for. */
enum Promise {
    /** The versions of a stream are 1 to n. */
    GAP_FREE,
    /** Whatever anybody was ever shown of the ledger stands there in the end, unchanged. */
    NEVER_REWRITTEN,
    /** What was answered as committed is in the ledger. */
    NONE_LOST,
    /** A request is in the ledger once at most, and one of its senders at most is told that it was him. */
    EXACTLY_ONCE,
    /** Only what some sender was told to be committed, or was left in doubt about, is in the ledger. */
    REFUSED_LEAVES_NOTHING,
    /** Every stored command is what its decider makes of its predecessor's state, which it expected. */
    DECIDED_ON_ITS_PREDECESSOR,
    /** Of changes that belong together all are there, or none. */
    ALL_OR_NOTHING,
    /** All who are told of a commit are told the same. */
    SAME_RECEIPT,
    /** Nobody is refused for what his own request did. */
    NO_CONFLICT_WITH_ONESELF,
    /** A conflict names who took the version after the expected one. */
    RIGHT_RIVAL,
    /** A conflict names the fields that differ. */
    RIGHT_FIELDS,
    /** An answer without a write was true in some state of the stream. */
    TRUE_ONCE,
    /** There is one order in which all calls could have happened at once, each between its beginning and its end. */
    LINEARIZABLE,
    /** While somebody holds a lock nobody else writes, as far as clocks agree, and each holder has a token of his own. */
    MUTUAL_EXCLUSION,
    /** What crossing transfers move is neither made nor lost, and nobody sees half of one. */
    SUMS_CONSERVED,
    /** Nothing is thrown but what the contract names. */
    NO_SURPRISE;

    /** A broken promise, and how it was broken. */
    record Broken(Promise promise, String how) {}
}
