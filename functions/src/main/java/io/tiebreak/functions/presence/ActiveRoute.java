package io.tiebreak.functions.presence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Route;
import io.tiebreak.json.Json;
import io.tiebreak.presence.Present;
import jakarta.inject.Inject;

/** {@code GET /v1/presence/active}: how many sessions are there now, and on which pages; the 100 with the most. */
final class ActiveRoute implements Route {
    private static final int MOST_PATHS = 100;

    private final PresenceReads reads;

    @Inject
    ActiveRoute(PresenceReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = reads.caller(call);
        call.query();
        Present.Now now = reads.present(caller.tenant(), call.meter());
        ObjectNode body = Json.object().put("active", now.sessions());
        ArrayNode paths = body.putArray("paths");
        now.paths().stream()
                .limit(MOST_PATHS)
                .forEach(on -> paths.addObject().put("path", on.path()).put("sessions", on.sessions()));
        return Answer.json(200, body);
    }
}
