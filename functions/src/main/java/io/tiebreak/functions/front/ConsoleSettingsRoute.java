package io.tiebreak.functions.front;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Route;
import io.tiebreak.json.Json;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/** {@code GET /console/config.json}: where the console opens its socket. */
final class ConsoleSettingsRoute implements Route {
    private final Provider<Sockets> sockets;

    @Inject
    ConsoleSettingsRoute(Provider<Sockets> sockets) {
        this.sockets = sockets;
    }

    @Override
    public Answer handle(Call call) {
        return Answer.json(200, Json.object().put("socket", sockets.get().url().toString()));
    }
}
