package io.tiebreak.functions.signals;

import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Times;
import io.tiebreak.json.Json;
import io.tiebreak.register.Lease;
import io.tiebreak.register.Register;
import java.time.Instant;
import java.util.Optional;

/** Shared values, as callers see them. */
public final class SignalDocuments {
    private SignalDocuments() {}

    /** A value as it is at that time, when a lock may be over. */
    public static ObjectNode signal(Register register, Instant now) {
        return locked(state(register), register, register.lockedAt(now));
    }

    /** What a command left, which is the same whenever it is told. */
    static ObjectNode after(Register register) {
        ObjectNode json = state(register).put("applied", true).put("conflict", register.conflict());
        return locked(json, register, register.lease());
    }

    /** What a command that lost found. */
    static ObjectNode superseded(Register current, Instant now) {
        ObjectNode json = state(current).put("applied", false).put("conflict", false);
        return locked(json, current, current.lockedAt(now));
    }

    /** What whoever removed a value is told. */
    static ObjectNode deletion(Register register) {
        return removal(register).put("applied", true);
    }

    /** What a deletion left. */
    public static ObjectNode removal(Register register) {
        return Json.object()
                .put("address", register.id().address().toString())
                .put("revision", register.revision())
                .put("timestamp", register.stamp().timestamp().toEpochMilli())
                .put("writer", register.last().writer())
                .put("deleted", true);
    }

    private static ObjectNode state(Register register) {
        ObjectNode json = Json.object().put("address", register.id().address().toString());
        json.set("value", register.value().orElse(NullNode.getInstance()));
        return json.put("revision", register.revision())
                .put("timestamp", register.stamp().timestamp().toEpochMilli())
                .put("writer", register.stamp().writer());
    }

    private static ObjectNode locked(ObjectNode json, Register register, Optional<Lease> lock) {
        lock.ifPresent(lease -> json.set("lock", lock(lease, register.fence())));
        return json;
    }

    static ObjectNode lock(Lease lease, long fence) {
        return Json.object()
                .put("holder", lease.holder())
                .put("expiresAt", Times.text(lease.end()))
                .put("fence", fence);
    }
}
