package io.tiebreak.functions.front;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Route;
import jakarta.inject.Inject;
import java.util.Set;

/** {@code $default}: every call that no route takes. */
final class FallbackRoute implements Route {
    private final ApiDocument document;

    @Inject
    FallbackRoute(ApiDocument document) {
        this.document = document;
    }

    @Override
    public Answer handle(Call call) {
        Set<String> methods = document.methodsAt(call.path());
        return methods.isEmpty()
                ? Problem.of(ProblemType.UNKNOWN_ROUTE, "No route leads there; GET /openapi.json names all there are.")
                        .answer(call)
                : Problem.of(ProblemType.METHOD_NOT_ALLOWED, "This path has " + String.join(", ", methods) + ".")
                        .answer(call)
                        .with("Allow", String.join(", ", methods));
    }
}
