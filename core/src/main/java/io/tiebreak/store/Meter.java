package io.tiebreak.store;

/**
 * Adds up what one call of a caller spends in its stores. Make one per call, hand it down, read it at the end.
 *
 * <p>Units are DynamoDB's: a write unit is up to 1 KiB written, a read unit up to 4 KiB read strongly or 8 KiB read
 * eventually. What the engine reports is taken as it is; where it reports nothing (a failed condition, a lost answer)
 * the stores add what their size model says would be billed. Safe for use by several threads.
 */
public final class Meter {
    private long requests;
    private long attempts;
    private long transactionConflicts;
    private long rivals;
    private double readUnits;
    private double writeUnits;

    /** One request and the units it took. */
    public synchronized void request(double readUnits, double writeUnits) {
        this.requests++;
        this.readUnits += readUnits;
        this.writeUnits += writeUnits;
    }

    /** One conditional write was sent, whatever comes of it. */
    public synchronized void attempt() {
        attempts++;
    }

    /** Conditional writes sent so far, repeats of an unanswered one included. */
    public synchronized long attempts() {
        return attempts;
    }

    /** A write met another transaction on the same item, which is no conflict of versions. */
    public synchronized void transactionConflict() {
        transactionConflicts++;
    }

    /** How often that happened. */
    public synchronized long transactionConflicts() {
        return transactionConflicts;
    }

    /** A write that is decided anew found that somebody else was faster. */
    public synchronized void rival() {
        rivals++;
    }

    /** How often that happened. */
    public synchronized long rivals() {
        return rivals;
    }

    /** What has been spent so far. */
    public synchronized Spent spent() {
        return new Spent(requests, readUnits, writeUnits);
    }

    /**
     * A sum of requests and units.
     *
     * @param requests requests sent to the store
     * @param readUnits read capacity units
     * @param writeUnits write capacity units
     */
    public record Spent(long requests, double readUnits, double writeUnits) {}
}
