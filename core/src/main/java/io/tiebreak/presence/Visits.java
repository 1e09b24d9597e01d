package io.tiebreak.presence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Aggregate;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.UnknownStoredForm;
import java.time.Instant;

/**
 * Visits as an aggregate. A stream is one page as viewed by one session, or the session as a visitor. The newest command of
 * the former is both the record of a counted view and the window in which no other one counts.
 */
public final class Visits extends VisitDecider implements Aggregate<VisitCommand, VisitEvent, VisitEvent> {
    /** What all streams of visits are. */
    public static final String KIND = "visit";

    private static final int SCHEMA_VERSION = 1;

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String nameOf(VisitCommand command) {
        return switch (command) {
            case VisitCommand.ViewPage view -> "ViewPage";
            case VisitCommand.BecomeVisitor become -> "BecomeVisitor";
        };
    }

    @Override
    public Document storedEvent(VisitEvent event) {
        return switch (event) {
            case VisitEvent.PageViewed viewed -> new Document("PageViewed", SCHEMA_VERSION, json(viewed));
            case VisitEvent.VisitorCame came -> new Document("VisitorCame", SCHEMA_VERSION, Json.object());
        };
    }

    @Override
    public Document storedState(VisitEvent state) {
        return storedEvent(state);
    }

    @Override
    public VisitEvent event(Document stored) {
        return switch (stored.form()) {
            case "PageViewed-1" -> viewed(stored.json());
            case "VisitorCame-1" -> new VisitEvent.VisitorCame();
            default -> throw new UnknownStoredForm(stored);
        };
    }

    @Override
    public VisitEvent state(Document stored) {
        return event(stored);
    }

    private static ObjectNode json(VisitEvent.PageViewed viewed) {
        return Json.object()
                .put("path", viewed.path())
                .put("views", viewed.views())
                .put("countedAt", viewed.countedAt().toEpochMilli());
    }

    private static VisitEvent viewed(JsonNode json) {
        return new VisitEvent.PageViewed(
                json.required("path").textValue(),
                json.required("views").longValue(),
                Instant.ofEpochMilli(json.required("countedAt").longValue()));
    }
}
