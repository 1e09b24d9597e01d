package io.tiebreak.presence;

import java.time.Instant;

/** What can be asked of a stream of visits. */
sealed interface VisitCommand {

    /** A session views a page; counts, if it did not count moments ago. */
    record ViewPage(String path, Instant at) implements VisitCommand {}

    /** A session views its first page. */
    record BecomeVisitor() implements VisitCommand {}
}
