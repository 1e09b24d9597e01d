package io.tiebreak.insight;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.util.List;

/** Keeps what commands met, a batch at a time, in few writes of which none can conflict. */
public final class Recorder {
    /** Of how many refusals of a target the records are kept in one minute. */
    public static final int MOST_PER_MINUTE = 250;

    /** A block that is put later than this after its hour may find that hour folded. No hour is folded earlier. */
    static final Duration LATE = Duration.ofMinutes(10);

    private final InsightStore store;
    private final Backoff backoff;
    private final Surroundings surroundings;

    public Recorder(InsightStore store, Backoff backoff, Surroundings surroundings) {
        this.store = store;
        this.backoff = backoff;
        this.surroundings = surroundings;
    }

    /**
     * Keeps the incidents of one batch: of any tenants, in any order, up to some thousand. The same batch may be brought
     * again, at once or after a failure; each incident counts once all the same.
     *
     * <p>Costs one write for each tenant and hour in it and, where something was refused, one for each target and minute and
     * one for each record that is kept.
     *
     * @throws io.tiebreak.store.StoreException if the store failed for so long, or for good; some of it may be kept
     */
    public void record(List<Incident> incidents, Meter meter) {
        Recording recording = new Recording(store, surroundings.clock(), new Patience(backoff, surroundings), meter);
        recording.count(incidents);
        recording.keep(incidents);
    }
}
