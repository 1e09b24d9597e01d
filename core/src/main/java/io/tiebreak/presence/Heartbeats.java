package io.tiebreak.presence;

import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.command.Settled;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Records heartbeats: one conditional write each and no read, however many callers there are at once. */
public final class Heartbeats {
    /** How long a sighting says the same as a new one on the same page would. */
    public static final Duration QUIET = Duration.ofSeconds(10);

    private static final Duration REPEATABLE = Duration.ofHours(24);

    private final SightingStore store;
    private final InstantSource clock;

    public Heartbeats(SightingStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Says that a tab shows a page. One request. Another one only if the tab's last sighting is on another page and of a
     * clock that runs ahead of ours: the page changes then, and the time stays, for it never goes back.
     *
     * @param request its actor does not matter
     * @throws io.tiebreak.command.OutcomeUnknown if it is not known whether it was recorded; saying it again is harmless
     * @throws StoreException if the store failed for so long, or for good, and nothing happened
     */
    public Beat beat(Tab tab, String path, Request request, Patience patience, Meter meter) {
        Instant now = Instant.ofEpochMilli(clock.millis());
        Instant settled = now.minus(QUIET);
        var next = new Sighting(tab, path, now, request.commandId());
        Expected expected = new Expected.Older(settled);
        while (true) {
            Settled<Kept> kept = keep(next, expected, request, patience, meter);
            switch (kept.answer()) {
                case Kept.Written written -> {
                    return new Beat.Recorded(next.seenAt(), false);
                }
                case Kept.Repeated(Earlier earlier) -> {
                    return repeated(earlier, request, kept.answerLost());
                }
                case Kept.Refused(Sighting found) -> {
                    if (found.commandId().equals(request.commandId())) {
                        return new Beat.Recorded(found.seenAt(), false);
                    }
                    if (found.path().equals(path) && found.seenAt().isAfter(settled)) {
                        return new Beat.Known(found.seenAt());
                    }
                    next = next.notBefore(found.seenAt());
                    // At once the first time; among callers who go on being faster, not for ever.
                    if (expected instanceof Expected.Still && !patience.waited()) {
                        throw new StoreException.Throttled(new IllegalStateException("others were faster"));
                    }
                    expected = new Expected.Still(found);
                }
            }
        }
    }

    private Settled<Kept> keep(Sighting sighting, Expected expected, Request request, Patience patience, Meter meter) {
        if (!request.repeatable()) {
            return patience.settle(() -> store.keep(sighting, expected, meter), meter);
        }
        Instant until = sighting.seenAt().plus(REPEATABLE);
        var record = new Earlier(request.commandId(), request.fingerprint(), sighting.seenAt(), until);
        return patience.settle(() -> store.keep(sighting, expected, record, meter), meter);
    }

    private static Beat repeated(Earlier earlier, Request request, boolean ownAnswer) {
        return earlier.fingerprint().equals(request.fingerprint())
                ? new Beat.Recorded(earlier.seenAt(), !ownAnswer)
                : new Beat.KeyReused();
    }
}
