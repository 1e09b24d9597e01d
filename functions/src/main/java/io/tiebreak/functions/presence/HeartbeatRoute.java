package io.tiebreak.functions.presence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Patience;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Failures;
import io.tiebreak.functions.http.Requests;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.http.Times;
import io.tiebreak.json.Json;
import io.tiebreak.presence.Beat;
import io.tiebreak.presence.Heartbeats;
import io.tiebreak.presence.Tab;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Instant;

/** {@code POST /v1/presence/heartbeats}: a tab says which page it shows. */
final class HeartbeatRoute implements Route {
    private final Authentication authentication;
    private final Requests requests;
    private final Heartbeats heartbeats;
    private final Provider<Patience> patience;

    @Inject
    HeartbeatRoute(
            Authentication authentication, Requests requests, Heartbeats heartbeats, Provider<Patience> patience) {
        this.authentication = authentication;
        this.requests = requests;
        this.heartbeats = heartbeats;
        this.patience = patience;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = authentication.caller(call, "presence");
        call.query();
        ObjectNode body = call.body(PresenceFields.SESSION_ID, PresenceFields.PATH, PresenceFields.TAB_ID);
        Tab tab = PresenceFields.session(body, caller).tab(PresenceFields.tabId(body));
        String path = PresenceFields.path(body);
        return switch (heartbeats.beat(tab, path, requests.of(call, caller), patience.get(), call.meter())) {
            case Beat.Recorded(Instant lastSeen, boolean replayed) ->
                answer(true, lastSeen).replayed(replayed);
            case Beat.Known(Instant lastSeen) -> answer(false, lastSeen);
            case Beat.KeyReused reused -> throw Failures.keyReused().refusal();
        };
    }

    private static Answer answer(boolean recorded, Instant lastSeen) {
        return Answer.json(200, Json.object().put("recorded", recorded).put("lastSeen", Times.text(lastSeen)));
    }
}
