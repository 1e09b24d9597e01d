package io.tiebreak.functions.http;

import io.tiebreak.Ulid;
import io.tiebreak.command.Request;
import jakarta.inject.Inject;
import java.util.Optional;

/** Calls that write, as the write paths know them. */
public final class Requests {
    private final Ulid ids;

    @Inject
    Requests(Ulid ids) {
        this.ids = ids;
    }

    /** The request a call makes: named by its {@code Idempotency-Key}, if it has one, so that a repeat has the same name. */
    public Request of(Call call, Caller caller) {
        Optional<IdempotencyKey> key = IdempotencyKey.of(call);
        String commandId = key.map(one -> one.commandId(call, caller)).orElseGet(ids::next);
        return new Request(commandId, call.fingerprint(), caller.actor(), key.isPresent(), call.traceId());
    }
}
