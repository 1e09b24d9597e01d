package io.tiebreak.functions.signals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Times;
import io.tiebreak.json.Json;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.Event;
import java.util.List;

/** Events and bundles, as callers see them. */
final class EventDocuments {
    private static final String STATUS = "status";
    private static final String REASON = "reason";

    private EventDocuments() {}

    /** An event, and what became of it. */
    static ObjectNode event(Event event) {
        ObjectNode json = Json.object()
                .put("eventId", event.id().id())
                .put("address", event.address().toString())
                .put("target", event.target())
                .put("writer", event.writer())
                .put("at", Times.text(event.at()));
        json.set("value", event.value());
        switch (event.status()) {
            case Event.Status.Accepted accepted -> json.put(STATUS, "accepted");
            case Event.Status.Delivered delivered -> json.put(STATUS, "delivered");
            case Event.Status.Handled(List<Bundle.Result> results) ->
                json.put(STATUS, "handled").putObject("result").set("results", results(results));
            case Event.Status.Failed(String reason, String detail) ->
                json.put(STATUS, "failed")
                        .putObject("result")
                        .put(REASON, reason)
                        .put("detail", detail);
        }
        return json;
    }

    /** A bundle, and how it stands. */
    static ObjectNode bundle(Bundle bundle) {
        ObjectNode json = Json.object().put("bundleId", bundle.id().id());
        switch (bundle.state()) {
            case Bundle.State.Scheduled scheduled -> json.put(STATUS, "scheduled");
            case Bundle.State.Cancelled cancelled -> json.put(STATUS, "cancelled");
            case Bundle.State.Done(List<Bundle.Result> results, var changed) ->
                json.put(STATUS, "done").set("results", results(results));
            case Bundle.State.Refused(int index, String reason) ->
                json.put(STATUS, "refused").put("failedIndex", index).put(REASON, reason);
        }
        bundle.schedule().ifPresent(schedule -> json.put("at", Times.text(schedule.at())));
        return json;
    }

    /** What came of operations, in their order. */
    static ArrayNode results(List<Bundle.Result> results) {
        ArrayNode list = Json.array();
        for (Bundle.Result result : results) {
            ObjectNode one = list.addObject().put("address", result.address().toString());
            switch (result) {
                case Bundle.Result.Written written -> one.put("revision", written.revision());
                case Bundle.Result.Emitted emitted ->
                    one.put("eventId", emitted.event().id());
            }
        }
        return list;
    }
}
