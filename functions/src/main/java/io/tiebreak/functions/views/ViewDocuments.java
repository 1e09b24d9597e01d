package io.tiebreak.functions.views;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Times;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.projection.Rebuilding.Phase;
import io.tiebreak.view.Building;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Lag;
import io.tiebreak.view.Parked;

/** Views and what waits in them, as operators see it. */
final class ViewDocuments {
    private ViewDocuments() {}

    static ObjectNode view(ViewReads.View view) {
        Generations generations = view.generations();
        ObjectNode json = Json.object().put("view", generations.view()).put("serving", generations.serving());
        generations.form(generations.serving()).ifPresent(form -> json.put("form", form));
        generations.previous().ifPresent(number -> json.put("previous", number));
        generations.switching().ifPresent(number -> json.put("switching", number));
        generations.building().ifPresent(building -> json.set("building", building(building, generations)));
        view.lag().ifPresent(lag -> json.set("lag", lag(lag)));
        return json;
    }

    private static ObjectNode building(Building building, Generations generations) {
        ObjectNode json = Json.object().put("generation", building.generation());
        generations.form(building.generation()).ifPresent(form -> json.put("form", form));
        return json.put("phase", Phase.of(generations).word())
                .put("commands", building.commands())
                .put("parked", building.parked())
                .put("since", Times.text(building.since()));
    }

    private static ObjectNode lag(Lag lag) {
        return Json.object()
                .put("behindMillis", lag.behindMillis())
                .put("newest", Times.text(lag.newest()))
                .put("at", Times.text(lag.at()));
    }

    /** A stream that waits. */
    static ObjectNode parked(String view, Parked parked) {
        return stream(view, parked.stream())
                .put("version", parked.version())
                .put("reason", parked.reason())
                .put("at", Times.text(parked.at()));
    }

    static ObjectNode stream(String view, StreamId stream) {
        return Json.object().put("view", view).put("type", stream.type()).put("id", stream.id());
    }
}
