package io.tiebreak.functions.deferred;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A command that was accepted to be carried out later.
 *
 * @param tenant whose
 * @param id its command id
 * @param fingerprint tells a repeat of the request from another one under the same key
 * @param target those of the same one are carried out one after the other, in the order in which they were accepted
 * @param at when it was accepted
 * @param state how it stands
 * @param expiresAt until when it is told what became of it, to the second; empty as long as it waits
 */
public record DeferredCommand(
        String tenant,
        String id,
        String fingerprint,
        String target,
        Instant at,
        State state,
        Optional<Instant> expiresAt) {

    /** Whether its record counts at that time. */
    public boolean countsAt(Instant now) {
        return expiresAt.map(end -> end.isAfter(now)).orElse(true);
    }

    /** The same command after it was carried out. */
    DeferredCommand answered(State.Answered answer, Instant expiry) {
        return new DeferredCommand(tenant, id, fingerprint, target, at, answer, Optional.of(expiry));
    }

    /** How a command stands. */
    public sealed interface State {

        /**
         * Its turn has not come.
         *
         * @param request all of the request but its body
         * @param body as it came
         */
        record Waiting(ObjectNode request, String body) implements State {}

        /**
         * It was carried out, or refused.
         *
         * @param headers of the answer, by name
         * @param body of the answer, JSON; empty text for none
         */
        record Answered(int status, ObjectNode headers, String body) implements State {}
    }
}
