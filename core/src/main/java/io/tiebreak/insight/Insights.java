package io.tiebreak.insight;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Tells operators what commands met. */
public final class Insights {
    /** How long everything is kept. */
    public static final Duration KEPT = Duration.ofDays(3);

    private final InsightStore store;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public Insights(InsightStore store, Backoff backoff, Surroundings surroundings) {
        this.store = store;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /**
     * What commands met in a time, exact to a second; nothing that is older than {@link #KEPT}.
     *
     * <p>Hours that are over are read once, and added up in a row of their own, which later reports read, all in one request.
     * Each other hour takes a request per MB.
     *
     * @throws io.tiebreak.store.StoreException if the store failed for so long, or for good
     */
    public Report report(Query query, Meter meter) {
        Instant now = surroundings.clock().instant();
        Reporting reporting = new Reporting(query);
        new Hours(store, new Patience(backoff, surroundings), meter)
                .between(query.notBefore(now.minus(KEPT)), now)
                .forEach(reporting::add);
        return reporting.report();
    }

    /**
     * The record of a refusal. Where more were refused than are kept, it is that of another one of the same target in its place:
     * the newest one before it, else the oldest one after it. Empty if it is not known, or not yet. One request; two or three
     * more if its own is not there.
     *
     * @throws io.tiebreak.store.StoreException if the store failed for so long, or for good
     */
    public Optional<Found> conflict(String tenant, ConflictId id, Meter meter) {
        return new Lookup(store, new Patience(backoff, surroundings), meter, tenant, id)
                .notBefore(surroundings.clock().instant().minus(KEPT));
    }
}
