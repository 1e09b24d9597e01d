package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** What somebody wants of a register. */
public sealed interface RegisterCommand {

    /** The revision it has to have, 0 for a value that is absent; empty if any will do. */
    OptionalLong revision();

    /** The fencing token the writer was granted; empty if he does not say. */
    OptionalLong fence();

    /**
     * Writes a value, locks, unlocks, or both at once.
     *
     * @param value what to write; empty to lock or unlock only
     * @param timestamp when the writer says he wrote it; empty for now. Counts where the newest wins
     * @param seen the revision the writer saw last, if he says so; decides nothing
     */
    record SetValue(
            Optional<JsonNode> value,
            OptionalLong revision,
            Optional<Instant> timestamp,
            OptionalLong seen,
            Locking locking,
            OptionalLong fence)
            implements RegisterCommand {
        public SetValue {
            if (value.isEmpty() && locking instanceof Locking.Keep) {
                throw new IllegalArgumentException("a command without a value has to lock or unlock");
            }
        }

        /** Writes a value, whatever is there, and leaves the lock to itself. */
        public static SetValue to(JsonNode value) {
            return new SetValue(
                    Optional.of(value),
                    OptionalLong.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    new Locking.Keep(),
                    OptionalLong.empty());
        }
    }

    /** Removes the value, and with it the writer's own lock. The revision goes on counting. */
    record RemoveValue(OptionalLong revision, OptionalLong fence) implements RegisterCommand {}
}
