package io.tiebreak.command;

import java.util.Optional;

/**
 * Who asks.
 *
 * @param commandId names this request; sent again under the same id it means the same request, and gets the same receipt
 * @param fingerprint hash of the request's payload; the same id with another one is a mistake of the caller's
 * @param actor on whose behalf
 * @param repeatable whether the caller may send it again, so that what it led to must be found then. Free for commands
 *     that expect {@code First} or {@code Exactly}, for the command itself is found in their place; others leave a
 *     record in the same transaction, which makes them four times as dear
 * @param traceId names it to whoever follows calls through the system; empty where nobody does
 */
public record Request(
        String commandId, String fingerprint, String actor, boolean repeatable, Optional<String> traceId) {

    /** A request that nobody traces. */
    public Request(String commandId, String fingerprint, String actor, boolean repeatable) {
        this(commandId, fingerprint, actor, repeatable, Optional.empty());
    }

    /** The same request on behalf of somebody more precisely named. */
    public Request by(String other) {
        return new Request(commandId, fingerprint, other, repeatable, traceId);
    }
}
