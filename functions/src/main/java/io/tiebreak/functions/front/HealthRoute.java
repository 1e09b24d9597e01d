package io.tiebreak.functions.front;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Route;
import io.tiebreak.json.Json;
import jakarta.inject.Inject;

/** {@code GET /v1/health}: that the API answers, and which version of it does. It asks no store. */
final class HealthRoute implements Route {
    private final String version = Bundle.text("version.txt").strip();

    @Inject
    HealthRoute() {}

    @Override
    public Answer handle(Call call) {
        return Answer.json(200, Json.object().put("status", "ok").put("version", version));
    }
}
