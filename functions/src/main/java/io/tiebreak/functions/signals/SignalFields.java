package io.tiebreak.functions.signals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.Refusal;
import io.tiebreak.register.Lease;
import io.tiebreak.register.Locking;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** The fields of a command to a shared value, each with its limits. */
final class SignalFields {
    static final String VALUE = "value";
    static final String REVISION = "revision";
    static final String TIMESTAMP = "timestamp";
    static final String BASE = "base";
    static final String LOCK = "lock";
    static final String UNLOCK = "unlock";
    static final String LOCK_TTL = "lockTtlSeconds";
    static final String FENCE = "fence";

    private static final long MOST = 1L << 53;
    private static final Duration AHEAD = Duration.ofSeconds(5);
    private static final int LONGEST_LEASE = 300;

    private SignalFields() {}

    static Optional<JsonNode> value(ObjectNode body) {
        return Optional.ofNullable(body.get(VALUE));
    }

    static OptionalLong integer(ObjectNode body, String field) {
        return integer(body, field, 0, MOST);
    }

    private static OptionalLong integer(ObjectNode body, String field, long least, long most) {
        JsonNode value = body.path(field);
        if (value.isMissingNode()) {
            return OptionalLong.empty();
        }
        boolean fits = value.isIntegralNumber() && value.canConvertToLong();
        if (!fits || value.longValue() < least || value.longValue() > most) {
            throw invalid(field, field + " is an integer from " + least + " to " + most + ".");
        }
        return OptionalLong.of(value.longValue());
    }

    /** When the writer says he wrote; not later than our own clock says, give or take what clocks differ. */
    static Optional<Instant> timestamp(ObjectNode body, Instant now) {
        OptionalLong millis = integer(body, TIMESTAMP);
        if (millis.isPresent() && millis.getAsLong() > now.plus(AHEAD).toEpochMilli()) {
            throw invalid(
                    TIMESTAMP,
                    "timestamp is in milliseconds since 1970 and at most " + AHEAD.toSeconds() + " s in the future.");
        }
        return millis.isPresent() ? Optional.of(Instant.ofEpochMilli(millis.getAsLong())) : Optional.empty();
    }

    /** @param socket the connection it came over, on which a lock hangs then */
    static Locking locking(ObjectNode body, Optional<String> socket) {
        boolean lock = flag(body, LOCK);
        boolean unlock = flag(body, UNLOCK);
        if (lock && unlock) {
            throw invalid(UNLOCK, "lock and unlock contradict each other.");
        }
        OptionalLong seconds = integer(body, LOCK_TTL, 1, LONGEST_LEASE);
        if (seconds.isPresent() && !lock) {
            throw invalid(LOCK_TTL, "lockTtlSeconds goes with lock only.");
        }
        if (unlock) {
            return new Locking.Release();
        }
        return lock
                ? new Locking.Take(Duration.ofSeconds(seconds.orElse(Lease.DEFAULT.toSeconds())), socket)
                : new Locking.Keep();
    }

    private static boolean flag(ObjectNode body, String field) {
        JsonNode value = body.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw invalid(field, field + " is true or false.");
        }
        return value.asBoolean(false);
    }

    static Refusal invalid(String field, String detail) {
        return Problem.invalid("/" + field, detail).refusal();
    }
}
