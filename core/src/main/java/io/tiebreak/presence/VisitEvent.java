package io.tiebreak.presence;

import java.time.Instant;

/** What happened. Each says all there is to know after it, so it is the state, too. */
sealed interface VisitEvent {

    /**
     * A view was counted.
     *
     * @param views which one of this page by this session, 1 for the first
     */
    record PageViewed(String path, long views, Instant countedAt) implements VisitEvent {}

    /** A session viewed its first page. */
    record VisitorCame() implements VisitEvent {}
}
