package io.tiebreak.presence;

import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projection;
import io.tiebreak.view.Beside;
import io.tiebreak.view.Part;
import java.time.Instant;

/** The view {@code visits}: how often each page was viewed and by how many, how many visitors there were, and since when. */
public final class VisitsProjection implements Projection {
    static final String VIEW = "visits";
    static final String PAGES = "-pages";
    static final String VISITORS = "-visitors";
    static final String VIEWS_OF_PAGE = "views";
    static final String SESSIONS = "sessions";

    /** Shared rows keep the greatest of a figure, and the greatest of negative times is the earliest. */
    static final String MINUS_SINCE = "minusSince";

    private static final Beside ALL_VISITORS = new Beside(VISITORS, "all");

    private final Visits visits = new Visits();

    @Override
    public String view() {
        return VIEW;
    }

    @Override
    public int form() {
        return 1;
    }

    @Override
    public String kind() {
        return Visits.KIND;
    }

    @Override
    public Part part(VersionedCommand command) {
        return switch (command.stateAs(visits::state).orElseThrow()) {
            case VisitEvent.PageViewed(String path, long views, Instant countedAt) -> {
                var page = new Beside(PAGES, path);
                yield Part.NOTHING.adding(page, VIEWS_OF_PAGE, views).adding(page, SESSIONS, 1);
            }
            case VisitEvent.VisitorCame came ->
                Part.NOTHING
                        .adding(ALL_VISITORS, SESSIONS, 1)
                        .raising(ALL_VISITORS, MINUS_SINCE, -command.at().toEpochMilli());
        };
    }
}
