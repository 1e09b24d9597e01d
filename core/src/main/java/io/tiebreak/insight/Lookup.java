package io.tiebreak.insight;

import io.tiebreak.Ulid;
import io.tiebreak.command.Patience;
import io.tiebreak.store.Meter;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;

/** Somebody looks for the record of a refusal. */
record Lookup(InsightStore store, Patience patience, Meter meter, String tenant, ConflictId id) {

    /** What there is, if it is no older than that. */
    Optional<Found> notBefore(Instant time) {
        String oldest = Ulid.first(time);
        return id.ulid().compareTo(oldest) < 0 ? Optional.empty() : since(oldest);
    }

    private Optional<Found> since(String oldest) {
        Optional<Incident> before =
                patience.insist(() -> store.newest(new Span(tenant, id.target(), oldest, id.ulid()), meter));
        if (before.filter(incident -> incident.isCalled(id)).isPresent()) {
            return before.map(incident -> new Found(incident, true));
        }
        if (!mayBeLeftOut()) {
            return Optional.empty();
        }
        return before.or(() ->
                        patience.insist(() -> store.oldest(new Span(tenant, id.target(), id.ulid(), Span.LAST), meter)))
                .map(incident -> new Found(incident, false));
    }

    /** A record that is not there may yet come, unless there was no room for it. It may be of the minute after its name was made. */
    private boolean mayBeLeftOut() {
        Instant minute = Ulid.time(id.ulid()).truncatedTo(ChronoUnit.MINUTES);
        return Stream.of(minute, minute.plus(Duration.ofMinutes(1))).anyMatch(this::isFull);
    }

    private boolean isFull(Instant minute) {
        return patience.insist(() -> store.taken(tenant, id.target(), minute, meter)) >= Recorder.MOST_PER_MINUTE;
    }
}
