package io.tiebreak.functions.presence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Cursors;
import io.tiebreak.functions.http.Query;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.http.Times;
import io.tiebreak.json.Json;
import io.tiebreak.presence.VisitStatistics.Page;
import io.tiebreak.presence.VisitStatistics.Visited;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /v1/presence/stats}: views and visitors since the first of them, of all pages and of each. A cursor says which
 * page was shown last and how often it was viewed then; a page that overtakes others between two answers may be shown twice.
 */
final class StatisticsRoute implements Route {
    private final PresenceReads reads;

    @Inject
    StatisticsRoute(PresenceReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = reads.caller(call);
        Query query = call.query("limit", "cursor");
        int limit = query.limit();
        var cursors = new Cursors("presence " + caller.tenant());
        Optional<Page> after = cursors.position(query).map(StatisticsRoute::shown);
        Visited visited = reads.visited(caller.tenant(), call.meter());
        List<Page> left = visited.pages().stream()
                .filter(page -> after.isEmpty() || Page.ORDER.compare(page, after.get()) > 0)
                .toList();
        ObjectNode body = Json.object()
                .put("active", reads.present(caller.tenant(), call.meter()).sessions())
                .put("totalViews", visited.views())
                .put("uniqueVisitors", visited.visitors());
        ArrayNode pages = body.putArray("pages");
        left.stream().limit(limit).map(StatisticsRoute::page).forEach(pages::add);
        // Of a site that nobody has visited, all is told since now.
        body.put("since", Times.text(visited.since().orElseGet(reads::now)));
        if (left.size() > limit) {
            body.put("next", cursors.behind(position(left.get(limit - 1))));
        }
        return Answer.json(200, body);
    }

    private static ObjectNode page(Page page) {
        return Json.object().put("path", page.path()).put("views", page.views()).put("visitors", page.visitors());
    }

    private static String position(Page page) {
        return page.views() + " " + page.path();
    }

    private static Page shown(String position) {
        String[] parts = position.split(" ", 2);
        return new Page(parts[1], Long.parseLong(parts[0]), 0);
    }
}
