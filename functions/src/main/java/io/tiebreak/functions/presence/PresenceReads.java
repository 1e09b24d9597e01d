package io.tiebreak.functions.presence;

import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.presence.Present;
import io.tiebreak.presence.VisitStatistics;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Remembered;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;

/** What the routes that ask about visitors ask, and of whom. Answers are a few seconds old, so that many may look on. */
@Singleton
final class PresenceReads {
    /** Together with what an index and a stream take, less than the 5 s an answer may lag. */
    static final Duration LEASE = Duration.ofSeconds(3);

    private final Authentication authentication;
    private final Present present;
    private final VisitStatistics statistics;
    private final Provider<Patience> patience;
    private final Surroundings surroundings;
    private final Remembered<String, Present.Now> presentBefore;
    private final Remembered<String, VisitStatistics.Visited> visitedBefore;

    @Inject
    PresenceReads(
            Authentication authentication,
            Present present,
            VisitStatistics statistics,
            Provider<Patience> patience,
            Surroundings surroundings) {
        this.authentication = authentication;
        this.present = present;
        this.statistics = statistics;
        this.patience = patience;
        this.surroundings = surroundings;
        this.presentBefore = new Remembered<>(LEASE, surroundings.clock());
        this.visitedBefore = new Remembered<>(LEASE, surroundings.clock());
    }

    /** The caller, if he may look. */
    Caller caller(Call call) {
        return authentication.caller(call, "presence");
    }

    Present.Now present(String tenant, Meter meter) {
        return presentBefore.get(tenant, () -> patience.get().insist(() -> present.in(tenant, meter)));
    }

    VisitStatistics.Visited visited(String tenant, Meter meter) {
        return visitedBefore.get(tenant, () -> patience.get().insist(() -> statistics.of(tenant, meter)));
    }

    Instant now() {
        return surroundings.clock().instant();
    }
}
