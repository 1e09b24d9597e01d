package io.tiebreak.local.http;

import io.tiebreak.local.functions.FunctionHost;
import io.tiebreak.local.functions.Functions;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.functions.Trace;
import io.tiebreak.local.http.JwtAuthorizer.Verdict;
import io.tiebreak.local.http.JwtAuthorizer.Verdict.Accepted;
import io.tiebreak.local.http.JwtAuthorizer.Verdict.Refused;
import io.tiebreak.local.template.HttpApi;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.template.Route;
import io.tiebreak.local.template.Template;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** From a request to its answer: route, authorizer, function. */
final class Gateway {

    private static final String TRACE = "x-amzn-trace-id";

    private final HttpApi api;
    private final RouteTable routes;
    private final Map<Route, String> functionOf = new HashMap<>();
    private final JwtAuthorizer authorizer;
    private final Functions functions;
    private final InstantSource clock;

    Gateway(Template template, HttpApi api, JwtAuthorizer authorizer, Functions functions, InstantSource clock) {
        this.api = api;
        this.routes = new RouteTable(template.routes());
        this.authorizer = authorizer;
        this.functions = functions;
        this.clock = clock;
        for (LambdaFunction function : template.functions()) {
            function.events().routes().forEach(route -> functionOf.put(route, function.logicalId()));
        }
    }

    HttpAnswer answer(HttpRequest request) {
        Optional<RouteTable.Match> match =
                routes.find(request.method(), request.target().path());
        // The authorizer comes before CORS: a preflight that meets a guarded route, as $default, is refused on AWS too.
        Optional<Verdict> verdict = match.flatMap(found -> api.authorizerOf(found.route()))
                .map(jwt -> authorizer.judge(
                        jwt, Optional.ofNullable(request.headers().get("authorization"))));
        Optional<CorsRules> cors = api.cors().map(CorsRules::new);
        if (cors.isPresent() && CorsRules.isPreflight(request) && !(verdict.orElse(null) instanceof Refused)) {
            return cors.get().preflight(request);
        }
        HttpAnswer answer = verdict.orElse(null) instanceof Refused(Optional<String> reason)
                ? unauthorized(reason)
                : match.map(found -> invoke(request, found, verdict))
                        .orElseGet(() -> HttpAnswer.message(404, "Not Found"));
        return cors.map(rules -> rules.applyTo(answer, request)).orElse(answer);
    }

    private HttpAnswer invoke(HttpRequest request, RouteTable.Match match, Optional<Verdict> verdict) {
        Optional<Map<String, String>> claims = verdict.flatMap(judged ->
                judged instanceof Accepted(Map<String, String> found) ? Optional.of(found) : Optional.empty());
        Instant now = clock.instant();
        // HTTP APIs take no part in traces: what is in the header is not what X-Ray calls the invocation.
        Trace named = Trace.of(Optional.ofNullable(request.headers().get(TRACE)), now);
        String event = HttpEvent.json(request.with(TRACE, named.header()), match, claims, now);
        FunctionHost function = functions.get(functionOf.getOrDefault(match.route(), ""));
        return switch (function.invoke(event)) {
            case Outcome.Answered(String json) -> HttpAnswer.of(json);
            case Outcome.Failed failed -> HttpAnswer.internalServerError();
            case Outcome.TimedOut() -> HttpAnswer.message(503, "Service Unavailable");
        };
    }

    private static HttpAnswer unauthorized(Optional<String> reason) {
        HttpAnswer answer = HttpAnswer.message(401, "Unauthorized");
        Map<String, String> headers = new HashMap<>(answer.headers());
        headers.put(
                "www-authenticate",
                reason.map(words -> "Bearer scope=\"\" error=\"invalid_token\" error_description=\"" + words + "\"")
                        .orElse("Bearer"));
        return new HttpAnswer(answer.status(), headers, answer.cookies(), answer.body());
    }
}
