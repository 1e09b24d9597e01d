package io.tiebreak.functions.insights;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Times;
import io.tiebreak.insight.ConflictId;
import io.tiebreak.insight.Counts;
import io.tiebreak.insight.Encounter;
import io.tiebreak.insight.Found;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.Query;
import io.tiebreak.insight.Refused;
import io.tiebreak.insight.Report;
import io.tiebreak.insight.Rival;
import io.tiebreak.insight.Target;
import io.tiebreak.insight.TargetTally;
import io.tiebreak.json.Json;
import java.util.Map;

/** What commands met, as operators read it. */
final class InsightDocuments {
    private InsightDocuments() {}

    static ObjectNode report(Query query, Report report) {
        ObjectNode json = Json.object()
                .put("from", Times.text(query.from()))
                .put("to", Times.text(query.to()))
                .put("stepSeconds", report.step().toSeconds());
        json.set("summary", counts(report.summary()));
        ArrayNode targets = json.putArray("targets");
        report.targets().forEach(tally -> targets.add(target(tally)));
        if (report.targetsOmitted() > 0) {
            json.put("targetsOmitted", report.targetsOmitted());
        }
        ArrayNode series = json.putArray("series");
        report.series()
                .forEach((at, counts) ->
                        series.addObject().put("at", Times.text(at)).set("counts", counts(counts)));
        return json;
    }

    private static ObjectNode counts(Counts counts) {
        ObjectNode json = Json.object();
        for (Encounter encounter : Encounter.values()) {
            json.put(encounter.text(), counts.of(encounter));
        }
        return json;
    }

    private static ObjectNode target(TargetTally tally) {
        ObjectNode json = target(tally.target());
        json.set("counts", counts(tally.counts()));
        tally.writers().forEach(json.putArray("writers")::add);
        ArrayNode fields = json.putArray("fields");
        tally.fields().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(
                        field -> fields.addObject().put("field", field.getKey()).put("count", field.getValue()));
        json.put("wouldHaveMerged", tally.wouldHaveMerged())
                .put("maxAttempts", tally.maxAttempts())
                .put("lastAt", Times.text(tally.lastAt()));
        tally.lastConflictId().ifPresent(id -> json.put("lastConflictId", id.toString()));
        return json;
    }

    private static ObjectNode target(Target target) {
        return Json.object().put("kind", target.kind()).put("key", target.key()).put("operation", target.operation());
    }

    /** @param asked the id that was asked for */
    static ObjectNode record(Found found, ConflictId asked) {
        Incident incident = found.incident();
        Refused refused = incident.refused().orElseThrow();
        ObjectNode json = Json.object().put("conflictId", refused.id().toString());
        if (!found.itself()) {
            json.put("standsFor", asked.toString());
        }
        json.setAll(target(incident.target()));
        json.put("encounter", encounter(incident).text()).put("status", refused.status());
        refused.expected().ifPresent(expected -> json.put("expected", expected));
        json.put("current", refused.current());
        incident.writers().forEach(json.putArray("writers")::add);
        refused.rival().ifPresent(rival -> json.set("rival", rival(rival)));
        refused.changedFields().forEach(json.putArray("changedFields")::add);
        json.put("wouldHaveMerged", refused.wouldHaveMerged())
                .put("attempts", incident.attempts())
                .put("at", Times.text(incident.at()))
                .put("requestId", incident.requestId());
        incident.traceId().ifPresent(id -> json.put("traceId", id));
        return json;
    }

    private static Encounter encounter(Incident incident) {
        return incident.encounters().contains(Encounter.LOCK_REFUSED) ? Encounter.LOCK_REFUSED : Encounter.PERMANENT;
    }

    private static ObjectNode rival(Rival rival) {
        ObjectNode json = Json.object().put("actor", rival.actor());
        rival.commandId().ifPresent(id -> json.put("commandId", id));
        rival.at().ifPresent(at -> json.put("at", Times.text(at)));
        rival.version().ifPresent(version -> json.put("version", version));
        return json;
    }
}
