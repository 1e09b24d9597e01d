package io.tiebreak.functions.items;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.deferred.DeferredCommand;
import io.tiebreak.functions.deferred.DeferredStore;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.http.Times;
import io.tiebreak.json.Json;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.InstantSource;

/** {@code GET /v1/commands/{id}}: what became of a command that was accepted for later. */
final class ReadCommandRoute implements Route {
    private final Authentication authentication;
    private final DeferredStore store;
    private final Provider<Patience> patience;
    private final InstantSource clock;

    @Inject
    ReadCommandRoute(
            Authentication authentication,
            DeferredStore store,
            Provider<Patience> patience,
            Surroundings surroundings) {
        this.authentication = authentication;
        this.store = store;
        this.patience = patience;
        this.clock = surroundings.clock();
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = authentication.caller(call, "items:write");
        call.query();
        DeferredCommand command = patience.get()
                .insist(() -> store.find(caller.tenant(), call.pathParameter("id"), call.meter()))
                .filter(found -> found.countsAt(clock.instant()))
                .orElseThrow(() -> Problem.of(
                                ProblemType.NOT_FOUND,
                                "No such command was accepted for later, or it is over for more than 24 hours.")
                        .refusal());
        return Answer.json(200, document(command));
    }

    private static ObjectNode document(DeferredCommand command) {
        ObjectNode json = Json.object().put("commandId", command.id());
        switch (command.state()) {
            case DeferredCommand.State.Waiting waiting -> json.put("status", "accepted");
            case DeferredCommand.State.Answered(int status, ObjectNode headers, String body) -> {
                ObjectNode response = json.put("status", "done").putObject("response");
                response.put("status", status).set("headers", headers);
                if (!body.isEmpty()) {
                    response.set("body", Json.stored(body));
                }
            }
        }
        return json.put("at", Times.text(command.at()));
    }
}
