package io.tiebreak.functions.deferred;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.http.RecordedCall;
import io.tiebreak.functions.sqs.Message;
import io.tiebreak.functions.sqs.Messages;
import io.tiebreak.json.Json;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Set;

/** Makes requests again whose turn has come, and keeps their answers. */
public final class DeferredRuns {
    private static final Duration TOLD = Duration.ofHours(24);
    private static final int TOO_MANY = 429;
    private static final int SERVER_ERROR = 500;

    /** A command that was carried out before its process died is found again: that is nobody's repeat. */
    private static final Set<String> NOT_KEPT = Set.of("Content-Type", Answer.REPLAYED);

    private final DeferredStore store;
    private final HttpApi api;
    private final Messages messages;
    private final Provider<Patience> patience;
    private final InstantSource clock;

    @Inject
    DeferredRuns(
            DeferredStore store,
            HttpApi api,
            Messages messages,
            Provider<Patience> patience,
            Surroundings surroundings) {
        this.store = store;
        this.api = api;
        this.messages = messages;
        this.patience = patience;
        this.clock = surroundings.clock();
    }

    /** Carries out the commands of a batch. */
    public SQSBatchResponse run(SQSEvent batch) {
        return messages.each(batch, this::run);
    }

    private void run(Message message) {
        var meter = new Meter();
        patience.get()
                .insist(() -> store.find(message.tenant(), message.id(), meter))
                .ifPresent(command -> {
                    if (command.state() instanceof DeferredCommand.State.Waiting(ObjectNode request, String body)) {
                        DeferredCommand answered = command.answered(
                                answer(new RecordedCall(request, body)),
                                clock.instant().plus(TOLD));
                        patience.get().insist(() -> concluded(answered, meter));
                    }
                });
    }

    private boolean concluded(DeferredCommand answered, Meter meter) {
        store.conclude(answered, meter);
        return true;
    }

    private DeferredCommand.State.Answered answer(RecordedCall call) {
        APIGatewayV2HTTPResponse response = api.handle(call);
        if (response.getStatusCode() >= SERVER_ERROR || response.getStatusCode() == TOO_MANY) {
            throw new StoreException.Unanswered(
                    new IllegalStateException("it was answered " + response.getStatusCode()));
        }
        ObjectNode headers = Json.object();
        response.getHeaders().forEach((name, value) -> {
            if (!NOT_KEPT.contains(name)) {
                headers.put(name, value);
            }
        });
        return new DeferredCommand.State.Answered(response.getStatusCode(), headers, response.getBody());
    }
}
