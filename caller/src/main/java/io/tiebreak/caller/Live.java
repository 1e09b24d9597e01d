package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.Address;
import io.tiebreak.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Writes over the socket. A lock taken here is freed when the socket is gone, be it because this program ended or because
 * the network did; whoever then still writes under its fence is refused. Nothing is sent again from here.
 *
 * <p>All methods wait for the answer, and throw {@link Unavailable} if there is no socket in time and {@link
 * OutcomeUnknown} if it is lost before the answer came.
 */
public final class Live {
    static final int MOST_BYTES = 32 * 1024;

    private final Options options;
    private final Link link;
    private final Turns turns;

    Live(Options options, Link link, Turns turns) {
        this.options = options;
        this.link = link;
        this.turns = turns;
    }

    /**
     * Sets a shared value, as {@link Caller#set} does.
     *
     * @throws Invalid if it has more than 32 KB with all that goes with it; over HTTP there is more room
     */
    public SetOutcome set(Address address, JsonNode value, SetOptions how) {
        return Answers.set(ask(address, Requests.set(value, how), how));
    }

    /**
     * Locks an address, until it is unlocked, that time has passed or the socket is gone.
     *
     * @param length 1 s to 300 s; each write of the holder extends it anew
     */
    public LockOutcome lock(Address address, Duration length) {
        SetOptions how = SetOptions.NONE.locking(length);
        return Answers.lock(ask(address, Requests.locking(how), how));
    }

    /** Unlocks it. */
    public SetOutcome unlock(Address address, long fence) {
        SetOptions how = SetOptions.NONE.unlocking().fencedBy(fence);
        return Answers.set(ask(address, Requests.locking(how), how));
    }

    private Reply ask(Address address, ObjectNode body, SetOptions how) {
        body.put("action", "set").put("address", address.toString());
        how.key().ifPresent(key -> body.put("idempotencyKey", key));
        return turns.inTurn(List.of(address), () -> ask(body)).settled(true);
    }

    private Reply ask(ObjectNode message) {
        Wire wire = wire();
        Pending.Question question = wire.pending().ask();
        message.put("ref", question.ref());
        if (Json.bytes(message) > MOST_BYTES) {
            wire.pending().forget(question);
            throw new Invalid(new Problem(413, "/problems/too-large", "a socket takes 32 KB", Optional.empty()));
        }
        wire.send(message);
        try {
            return waited(question.reply());
        } catch (TimeoutException e) {
            wire.pending().forget(question);
            throw new OutcomeUnknown("no answer in time: the write may have happened or not", e);
        }
    }

    private Wire wire() {
        try {
            return waited(link.wire());
        } catch (TimeoutException e) {
            throw new Unavailable("no socket in time", Optional.empty(), e);
        }
    }

    private <T> T waited(CompletableFuture<T> coming) throws TimeoutException {
        try {
            return coming.get(options.patience().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new OutcomeUnknown("the socket was lost before the answer came", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutcomeUnknown("interrupted while waiting for the answer", e);
        }
    }
}
