package io.tiebreak.functions.deferred;

import io.tiebreak.Ulid;
import io.tiebreak.command.OutcomeUnknown;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Settled;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Failures;
import io.tiebreak.functions.http.IdempotencyKey;
import io.tiebreak.functions.http.RecordedCall;
import io.tiebreak.json.Json;
import io.tiebreak.store.StoreException;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Accepts commands for later: first the record, then the queue, then the answer. */
public final class Deferrals {
    private final DeferredStore store;
    private final CommandQueue queue;
    private final Authentication authentication;
    private final Provider<Patience> patience;
    private final InstantSource clock;
    private final Ulid ids;

    @Inject
    Deferrals(
            DeferredStore store,
            CommandQueue queue,
            Authentication authentication,
            Provider<Patience> patience,
            Surroundings surroundings,
            Ulid ids) {
        this.store = store;
        this.queue = queue;
        this.authentication = authentication;
        this.patience = patience;
        this.clock = surroundings.clock();
        this.ids = ids;
    }

    /**
     * Accepts the command of a call that was read and found valid, and tells where its answer will be.
     *
     * @param scope that the command takes, and that its caller has
     * @param target commands of the same one wait for each other
     */
    public Answer deferred(Call call, Caller caller, String scope, String target) {
        IdempotencyKey key = IdempotencyKey.of(call).orElseGet(() -> new IdempotencyKey(ids.next()));
        RecordedCall recorded = RecordedCall.of(call, authentication.claimsOf(caller, scope), key);
        Instant now = Instant.ofEpochMilli(clock.millis());
        var command = new DeferredCommand(
                caller.tenant(),
                key.commandId(call, caller),
                call.fingerprint(),
                target,
                now,
                new DeferredCommand.State.Waiting(recorded.request(), recorded.body()),
                Optional.empty());
        Patience own = patience.get();
        Settled<Optional<DeferredCommand>> settled =
                own.settle(() -> store.keep(command, now, call.meter()), call.meter());
        Optional<DeferredCommand> earlier = settled.answer();
        if (earlier.filter(one -> !one.fingerprint().equals(command.fingerprint()))
                .isPresent()) {
            throw Failures.keyReused().refusal();
        }
        send(earlier.orElse(command), own);
        boolean replayed = earlier.isPresent()
                && !(settled.answerLost() && earlier.get().at().equals(now));
        return answer(command.id()).replayed(replayed);
    }

    private void send(DeferredCommand command, Patience own) {
        if (command.state() instanceof DeferredCommand.State.Waiting) {
            try {
                own.insist(() -> {
                    queue.send(command);
                    return true;
                });
            } catch (StoreException failure) {
                throw new OutcomeUnknown(failure);
            }
        }
    }

    private static Answer answer(String id) {
        return Answer.json(202, Json.object().put("commandId", id).put("status", "accepted"))
                .with("Location", "/v1/commands/" + id)
                .with("Preference-Applied", "respond-async");
    }
}
