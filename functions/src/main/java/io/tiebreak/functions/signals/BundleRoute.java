package io.tiebreak.functions.signals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.Hash;
import io.tiebreak.command.Request;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Failures;
import io.tiebreak.functions.http.Preconditions;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Refusal;
import io.tiebreak.functions.http.Requests;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.http.Times;
import io.tiebreak.insight.Target;
import io.tiebreak.json.Json;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleOutcome;
import io.tiebreak.register.Bundles;
import io.tiebreak.register.Operation;
import io.tiebreak.register.RegisterOutcome;
import io.tiebreak.register.ScheduledBundles;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /v1/bundles}: sets several shared values and emits events, all or nothing, at once or later. */
final class BundleRoute implements Route {
    private final Authentication authentication;
    private final Bundles bundles;
    private final ScheduledBundles scheduled;
    private final Requests requests;
    private final SignalProblems problems;
    private final Surroundings surroundings;

    @Inject
    BundleRoute(
            Authentication authentication,
            Bundles bundles,
            ScheduledBundles scheduled,
            Requests requests,
            SignalProblems problems,
            Surroundings surroundings) {
        this.authentication = authentication;
        this.bundles = bundles;
        this.scheduled = scheduled;
        this.surroundings = surroundings;
        this.requests = requests;
        this.problems = problems;
    }

    @Override
    public Answer handle(Call call) {
        call.query();
        Preconditions.none(call, "The operations of a bundle say what they expect in their own revision fields.");
        ObjectNode body = call.body("id", "at", "operations");
        List<BundleOperation> operations = BundleFields.operations(body, call.socket());
        Caller caller = operations.stream()
                .map(operation -> caller(call, operation))
                .toList()
                .getFirst();
        Request request = request(call, caller);
        var sent = new Sent(caller, request, names(body, request), operations);
        return switch (outcome(call, body, sent)) {
            case BundleOutcome.Done(List<Bundle.Result> results, boolean replayed) -> {
                call.report().happened(0, replayed, false);
                yield done(sent.name(), results).replayed(replayed);
            }
            case BundleOutcome.Scheduled(Instant at, boolean replayed) ->
                scheduled(sent.name(), at).replayed(replayed);
            case BundleOutcome.TooLate late -> throw BundleFields.notAhead();
            case BundleOutcome.Refused(int index, RegisterOutcome.Unwritten why) ->
                throw refused(call, sent, operations.get(index), why).refusal();
            case BundleOutcome.IdReused reused -> throw reused(body).refusal();
            case BundleOutcome.TooLarge large ->
                throw Problem.of(ProblemType.TOO_LARGE, "The values after this bundle have more than 400 KB together.")
                        .refusal();
        };
    }

    /** A bundle as it came, and under which names a repeat would find it. */
    private record Sent(Caller caller, Request request, List<String> names, List<BundleOperation> operations) {
        String name() {
            return names.getFirst();
        }

        List<Operation> asked() {
            return operations.stream().map(BundleOperation::operation).toList();
        }
    }

    /** One that is to happen later is judged then, and nobody is waiting to be told. */
    private BundleOutcome outcome(Call call, ObjectNode body, Sent sent) {
        Optional<Instant> at = BundleFields.at(body, surroundings.clock().instant());
        String tenant = sent.caller().tenant();
        if (at.isPresent()) {
            var schedule = new Bundle.Schedule(at.get(), sent.asked());
            return scheduled.schedule(tenant, sent.names(), schedule, sent.request(), call.meter());
        }
        call.report().about(sent.caller(), about(sent.operations().getFirst()), sent.request());
        return bundles.handle(tenant, sent.names(), sent.asked(), sent.request(), call.meter());
    }

    private Problem refused(Call call, Sent sent, BundleOperation operation, RegisterOutcome.Unwritten why) {
        Target about = about(operation);
        call.report().about(sent.caller(), about, sent.request());
        return problems.of(call, about, why, "/set/1").within(operation.pointer(), operation.index());
    }

    /** A bundle is one command to operators: about the value that refused it, else about its first. */
    private static Target about(BundleOperation operation) {
        return SignalProblems.about(operation.operation().address(), "Bundle");
    }

    /** The caller, if he may write there; the same one for each operation. */
    private Caller caller(Call call, BundleOperation operation) {
        try {
            return Addresses.caller(
                    authentication,
                    call,
                    operation.right(),
                    operation.operation().address());
        } catch (Refusal refusal) {
            throw refusal.problem()
                    .within(operation.pointer(), operation.index())
                    .refusal();
        }
    }

    /** The same operations of somebody else are another bundle. */
    private Request request(Call call, Caller caller) {
        Request request = requests.of(call, caller).by(caller.writer());
        byte[] writer = Json.text(Json.array().add(caller.writer())).getBytes(StandardCharsets.UTF_8);
        String fingerprint = Hash.of(writer, request.fingerprint().getBytes(StandardCharsets.UTF_8));
        return new Request(request.commandId(), fingerprint, request.actor(), request.repeatable());
    }

    /** What its sender calls it; what his key does as well, so that neither can be used for another bundle. */
    private static List<String> names(ObjectNode body, Request request) {
        List<String> names = new ArrayList<>();
        BundleFields.id(body).ifPresent(names::add);
        if (names.isEmpty() || request.repeatable()) {
            names.add(request.commandId());
        }
        return names;
    }

    private static Problem reused(ObjectNode body) {
        return BundleFields.id(body).isPresent()
                ? Problem.of(
                        ProblemType.KEY_REUSED,
                        "Another bundle was carried out under this id or key. Nothing happened; take a new one.")
                : Failures.keyReused();
    }

    private static Answer done(String id, List<Bundle.Result> results) {
        ObjectNode body = Json.object().put("bundleId", id).put("status", "done");
        body.set("results", EventDocuments.results(results));
        return Answer.json(200, body);
    }

    private static Answer scheduled(String id, Instant at) {
        return Answer.json(
                        202,
                        Json.object()
                                .put("bundleId", id)
                                .put("status", "scheduled")
                                .put("at", Times.text(at)))
                .with("Location", "/v1/bundles/" + id);
    }
}
