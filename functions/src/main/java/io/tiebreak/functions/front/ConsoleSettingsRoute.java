package io.tiebreak.functions.front;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.wiring.Environment;
import io.tiebreak.json.Json;
import jakarta.inject.Inject;

/** {@code GET /console/config.json}: where the console opens its socket. */
final class ConsoleSettingsRoute implements Route {
    private final Environment environment;

    @Inject
    ConsoleSettingsRoute(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Answer handle(Call call) {
        return Answer.json(200, Json.object().put("socket", environment.sockets()));
    }
}
