package io.tiebreak.register;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.address.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A command sent to whoever has authority over its address, as it is kept.
 *
 * @param id which one
 * @param fingerprint hash of what was sent and who sent it, for telling a repeat from another event under the same key
 * @param address where it was sent
 * @param target events of the same one are handled one at a time, in the order in which they were accepted
 * @param value what it says
 * @param writer who sent it
 * @param at when it was accepted
 * @param status what became of it
 * @param expiresAt until when it is kept, to the second; empty as long as nothing became of it
 */
public record Event(
        EventId id,
        String fingerprint,
        Address address,
        String target,
        JsonNode value,
        String writer,
        Instant at,
        Status status,
        Optional<Instant> expiresAt) {

    /** An event that nobody has looked at. */
    static Event accepted(
            EventId id, String fingerprint, Address address, String target, JsonNode value, Author author) {
        return new Event(
                id,
                fingerprint,
                address,
                target,
                value,
                author.writer(),
                author.now(),
                new Status.Accepted(),
                Optional.empty());
    }

    /** Whether its record counts at that time. */
    boolean countsAt(Instant now) {
        return expiresAt.map(end -> end.isAfter(now)).orElse(true);
    }

    /** The same event after something became of it. */
    Event concluded(Status conclusion, Instant now) {
        return new Event(
                id,
                fingerprint,
                address,
                target,
                value,
                writer,
                at,
                conclusion,
                Optional.of(now.plus(RegisterRun.REPEATABLE)));
    }

    /** What became of an event. */
    public sealed interface Status {

        /** It is kept, and waits for its authority. */
        record Accepted() implements Status {}

        /** It has no authority, and went to its subscribers. */
        record Delivered() implements Status {}

        /**
         * Its authority did what it says, in the moment in which it got this status.
         *
         * @param results where that left the values written; none if there was nothing to write
         */
        record Handled(List<Bundle.Result> results) implements Status {
            public Handled {
                results = List.copyOf(results);
            }
        }

        /**
         * Its authority refused it, and nothing happened.
         *
         * @param reason a code for programs
         * @param detail for people
         */
        record Failed(String reason, String detail) implements Status {}
    }
}
