package io.tiebreak.insight;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command that met something.
 *
 * @param tenant whose
 * @param target what it was about
 * @param encounters what it met; at least one
 * @param at when it was answered, in milliseconds
 * @param attempts how many conditional writes it took
 * @param writers who sent it, then whom it met if that is known
 * @param requestId names the call in the logs
 * @param traceId names it in X-Ray; empty where nobody traces
 * @param refused what its caller was told, if he was told 409, 412 or 423
 */
public record Incident(
        String tenant,
        Target target,
        Set<Encounter> encounters,
        Instant at,
        long attempts,
        List<String> writers,
        String requestId,
        Optional<String> traceId,
        Optional<Refused> refused) {
    public Incident {
        encounters = Set.copyOf(encounters);
        writers = List.copyOf(writers);
        if (encounters.isEmpty()) {
            throw new IllegalArgumentException("an incident is something met");
        }
    }

    boolean isCalled(ConflictId id) {
        return refused.map(Refused::id).filter(id::equals).isPresent();
    }
}
