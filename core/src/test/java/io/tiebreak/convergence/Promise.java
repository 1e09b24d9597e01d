package io.tiebreak.convergence;

/** What a story is checked for. */
enum Promise {
    /** In the end every generation of every view is what the ledger amounts to. */
    EQUAL_TO_THE_FOLD,
    /** In the end nothing waits, when all is mended. */
    NOTHING_WAITS_FOR_EVER,
    /** Who has been shown a version is never shown an older one, and neither is anybody who asks later. */
    NO_STEP_BACK,
    /** When somebody has been shown another form, nobody who asks later is shown the one before. */
    NO_FORM_BACK,
    /** A list is of one generation, whatever happens while it is read. */
    ONE_FORM_IN_A_LIST,
    /** A parked stream stands still until it is redriven. */
    PARKED_STANDS_STILL,
    /** No type has fewer than no items. */
    NOTHING_BELOW_ZERO,
    /** Nothing is thrown but what the contracts name. */
    NO_SURPRISE;

    /** A broken promise, and how it was broken. */
    record Broken(Promise promise, String how) {}
}
