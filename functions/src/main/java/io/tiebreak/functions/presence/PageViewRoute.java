package io.tiebreak.functions.presence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Failures;
import io.tiebreak.functions.http.Requests;
import io.tiebreak.functions.http.Route;
import io.tiebreak.json.Json;
import io.tiebreak.presence.Counted;
import io.tiebreak.presence.PageViews;
import io.tiebreak.presence.Session;
import jakarta.inject.Inject;

/** {@code POST /v1/presence/views}: a session views a page. */
final class PageViewRoute implements Route {
    private final Authentication authentication;
    private final Requests requests;
    private final PageViews pageViews;

    @Inject
    PageViewRoute(Authentication authentication, Requests requests, PageViews pageViews) {
        this.authentication = authentication;
        this.requests = requests;
        this.pageViews = pageViews;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = authentication.caller(call, "presence");
        call.query();
        ObjectNode body = call.body(PresenceFields.SESSION_ID, PresenceFields.PATH);
        Session session = PresenceFields.session(body, caller);
        String path = PresenceFields.path(body);
        return switch (pageViews.view(session, path, requests.of(call, caller), call.meter())) {
            case Counted.Yes(boolean replayed) -> answer(true).replayed(replayed);
            case Counted.No no -> answer(false);
            case Counted.KeyReused reused -> throw Failures.keyReused().refusal();
        };
    }

    private static Answer answer(boolean counted) {
        return Answer.json(200, Json.object().put("counted", counted));
    }
}
