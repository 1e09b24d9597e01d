package io.tiebreak.functions.http;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.tiebreak.functions.log.Journal;
import io.tiebreak.functions.log.Log;
import jakarta.inject.Provider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.crac.Core;
import org.crac.Resource;

/** The routes of one function: every call ends in an answer, never in an exception. */
public final class HttpApi implements Resource {
    private final Map<String, Route> routes;
    private final Log log;
    private final Provider<Journal> journal;
    private final InstantSource clock;

    /**
     * @param routes by their keys in the template, for example {@code GET /v1/health}
     * @param journal asked for only by routes that carry out commands
     */
    public HttpApi(Map<String, Route> routes, Log log, Provider<Journal> journal, InstantSource clock) {
        this.routes = routes;
        this.log = log;
        this.journal = journal;
        this.clock = clock;
    }

    /** Answers one call that API Gateway brings. */
    public APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event, Context invocation) {
        return handle(new Call(event, Optional.empty(), TraceId.of(invocation)));
    }

    /** Answers one call that was recorded before. */
    public APIGatewayV2HTTPResponse handle(RecordedCall recorded) {
        return handle(new Call(recorded.event(), Optional.empty(), recorded.traceId()));
    }

    /** Answers one call that came over a connection. */
    public APIGatewayV2HTTPResponse handle(RecordedCall recorded, String socket) {
        return handle(new Call(recorded.event(), Optional.of(socket), recorded.traceId()));
    }

    private APIGatewayV2HTTPResponse handle(Call call) {
        Told told = told(call);
        call.report()
                .line(call, told.problem(), Instant.ofEpochMilli(clock.millis()))
                .ifPresent(line -> journal.get().tell(line));
        return Cost.toldIn(told.answer(), call).response();
    }

    /** @param problem what kind it is of, if it is one */
    private record Told(Answer answer, Optional<ProblemType> problem) {}

    private Told told(Call call) {
        try {
            return new Told(route(call).handle(call), Optional.empty());
        } catch (RuntimeException failure) {
            Problem problem = Failures.of(failure);
            tell(call, problem.type(), failure);
            return new Told(problem.answer(call), Optional.of(problem.type()));
        }
    }

    private Route route(Call call) {
        return Optional.ofNullable(routes.get(call.routeKey()))
                .orElseThrow(() -> new IllegalStateException("the template sends calls here that have no route"));
    }

    private void tell(Call call, ProblemType type, RuntimeException failure) {
        Map<String, String> about = Map.of("requestId", call.requestId(), "route", call.routeKey());
        if (type == ProblemType.INTERNAL) {
            log.error("a call failed", about, failure);
        } else if (type.passes()) {
            log.warn("a call was answered " + type.path(), about, failure);
        }
    }

    /** This API, warmed up before Lambda takes a snapshot of the process; anywhere else that never happens. */
    public HttpApi warmInSnapshots() {
        Core.getGlobalContext().register(this);
        return this;
    }

    /**
     * Answers a call to each route as nobody, so that the classes for reading and writing JSON are in the snapshot and
     * the first real caller need not wait for them. Such calls are refused before any store is asked: nothing connects.
     */
    @Override
    public void beforeCheckpoint(org.crac.Context<? extends Resource> context) {
        routes.keySet().forEach(route -> handle(new Call(DryRun.of(route), Optional.empty(), Optional.empty())));
        DryRun.readBody();
    }

    @Override
    public void afterRestore(org.crac.Context<? extends Resource> context) {
        // Nothing to do: connections are made when first needed, and SecureRandom is seeded anew by Lambda.
    }
}
