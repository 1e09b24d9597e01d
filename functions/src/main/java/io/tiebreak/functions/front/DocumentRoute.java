package io.tiebreak.functions.front;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Route;
import jakarta.inject.Inject;

/** {@code GET /openapi.json}: what this API can do, for programs. */
final class DocumentRoute implements Route {
    private final ApiDocument document;

    @Inject
    DocumentRoute(ApiDocument document) {
        this.document = document;
    }

    @Override
    public Answer handle(Call call) {
        return Answer.json(200, document.json());
    }
}
