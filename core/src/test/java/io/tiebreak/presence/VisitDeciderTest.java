package io.tiebreak.presence;

import io.tiebreak.presence.VisitCommand.BecomeVisitor;
import io.tiebreak.presence.VisitCommand.ViewPage;
import io.tiebreak.presence.VisitEvent.PageViewed;
import io.tiebreak.presence.VisitEvent.VisitorCame;
import io.tiebreak.testing.DeciderSpecification;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VisitDeciderTest {
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant OVER = NOON.plus(VisitDecider.WINDOW);

    private final DeciderSpecification<VisitCommand, VisitEvent, VisitEvent> visits =
            DeciderSpecification.of(new VisitDecider());

    private static PageViewed viewed(long views, Instant at) {
        return new PageViewed("/", views, at);
    }

    private static ViewPage view(Instant at) {
        return new ViewPage("/", at);
    }

    @Test
    void theFirstViewCounts() {
        visits.given().when(view(NOON)).then(viewed(1, NOON)).thenState(viewed(1, NOON));
    }

    @Test
    void noOtherViewCountsFor30Minutes() {
        visits.given(viewed(1, NOON)).when(view(NOON)).thenNothing();
        visits.given(viewed(1, NOON)).when(view(OVER.minusMillis(1))).thenNothing();
    }

    @Test
    void afterThatOneDoes() {
        visits.given(viewed(1, NOON)).when(view(OVER)).then(viewed(2, OVER));
        visits.given(viewed(1, NOON), viewed(2, OVER))
                .when(view(OVER.plus(VisitDecider.WINDOW)))
                .then(viewed(3, OVER.plus(VisitDecider.WINDOW)));
    }

    @Test
    void theWindowIsThatOfTheLastViewThatCounted() {
        visits.given(viewed(1, NOON), viewed(2, OVER))
                .when(view(OVER.plusMillis(1)))
                .thenNothing();
    }

    @Test
    void aClockThatRunsBehindCountsNothing() {
        visits.given(viewed(1, NOON)).when(view(NOON.minusSeconds(3600))).thenNothing();
    }

    @Test
    void aSessionBecomesAVisitorOnce() {
        visits.given().when(new BecomeVisitor()).then(new VisitorCame()).thenState(new VisitorCame());
        visits.given(new VisitorCame()).when(new BecomeVisitor()).thenNothing();
    }
}
