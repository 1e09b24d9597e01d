package io.tiebreak.functions.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.json.Json;
import jakarta.inject.Inject;

/** {@code $default}: answers {@code ping}, and refuses what is no message. */
final class OtherRoute implements SocketRoute {
    private final Answers answers;

    @Inject
    OtherRoute(Answers answers) {
        this.answers = answers;
    }

    @Override
    public void handle(SocketCall call) {
        JsonNode action = call.message().path(SocketCall.ACTION);
        if (!action.asText().equals("ping")) {
            throw Problem.invalid(
                            "/" + SocketCall.ACTION,
                            "action is one of subscribe, unsubscribe, set, emit, bundle and ping.")
                    .refusal();
        }
        call.message(new String[0]);
        answers.send(call, Json.object().put("type", "pong"));
    }
}
