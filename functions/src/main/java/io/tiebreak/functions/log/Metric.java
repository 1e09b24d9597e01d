package io.tiebreak.functions.log;

/** What there are figures of. */
public enum Metric {
    /** How old the oldest command of a batch was when it was in the view. */
    PROJECTION_LAG("ProjectionLag", "Milliseconds"),
    /** How many streams were parked. */
    PARKED_STREAMS("ParkedStreams", "Count"),
    /** Commands that were carried out or refused. */
    COMMANDS("Commands", "Count"),
    /** Those that happened. */
    ACCEPTED("Accepted", "Count"),
    /** Those that met a conflict and happened all the same. */
    RETRIED("Retried", "Count"),
    /** Those whose callers were told of a conflict. */
    PERMANENT("Permanent", "Count"),
    /** Those that lost to a newer, greater or smaller value. */
    SUPERSEDED("Superseded", "Count"),
    /** Those that met somebody else's lock. */
    LOCK_REFUSED("LockRefused", "Count"),
    /** Those that met another transaction, whatever came of them. */
    TRANSACTION_CONFLICTS("TransactionConflicts", "Count"),
    /** Those that had happened before, and were answered from the record of that. */
    DEDUPLICATED("Deduplicated", "Count"),
    /** How many conditional writes a command took. */
    ATTEMPTS("Attempts", "Count"),
    /** Read units it spent. */
    READ_UNITS("ReadUnits", "None"),
    /** Write units it spent. */
    WRITE_UNITS("WriteUnits", "None");

    private final String text;
    private final String unit;

    Metric(String text, String unit) {
        this.text = text;
        this.unit = unit;
    }

    String text() {
        return text;
    }

    String unit() {
        return unit;
    }
}
