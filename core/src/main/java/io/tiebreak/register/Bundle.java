package io.tiebreak.register;

import io.tiebreak.address.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a bundle: written in one transaction with what it does, so it tells exactly whether that happened.
 *
 * @param id which one
 * @param commandId of the command that brought it
 * @param fingerprint hash of its operations and of who brought it, for telling a repeat from another bundle under the same id
 * @param writer who brought it
 * @param schedule what it is to do and when; empty if it was carried out when it came
 * @param state how it stands
 * @param due when somebody has to look at it: to carry it out, or to send the events it emitted; empty if there is nothing to do
 * @param expiresAt until when it counts, to the second; empty as long as it is to be carried out
 */
public record Bundle(
        BundleId id,
        String commandId,
        String fingerprint,
        String writer,
        Optional<Schedule> schedule,
        State state,
        Optional<Instant> due,
        Optional<Instant> expiresAt) {

    /** Whether its record counts at that time. */
    boolean countsAt(Instant now) {
        return expiresAt.map(end -> end.isAfter(now)).orElse(true);
    }

    /** The same bundle, ended so. Of one that is done it is kept what came of it, not again what it was to do. */
    Bundle ended(State end, Optional<Instant> toSend, Instant expiry) {
        Optional<Schedule> kept =
                end instanceof State.Done ? schedule.map(done -> new Schedule(done.at(), List.of())) : schedule;
        return new Bundle(id, commandId, fingerprint, writer, kept, end, toSend, Optional.of(expiry));
    }

    /** The same bundle with nothing left to do for it. */
    Bundle settled() {
        return new Bundle(id, commandId, fingerprint, writer, schedule, state, Optional.empty(), expiresAt);
    }

    /** What a bundle is to do, and when: not before that time. */
    public record Schedule(Instant at, List<Operation> operations) {
        public Schedule {
            operations = List.copyOf(operations);
        }
    }

    /** How a bundle stands. */
    public sealed interface State {

        /** It waits for its time. */
        record Scheduled() implements State {}

        /**
         * All of it happened.
         *
         * @param results of each operation, in their order
         * @param changed the registers that it changed as they were right after it, for those who are told of it; none where
         *     only a repeat is told
         */
        record Done(List<Result> results, List<Register> changed) implements State {
            public Done {
                results = List.copyOf(results);
                changed = List.copyOf(changed);
            }

            /** The same for whoever asks again. */
            Done forRepeats() {
                return new Done(results, List.of());
            }
        }

        /**
         * None of it did, when its time had come.
         *
         * @param index of the operation that was refused, 0-based
         * @param reason a code for programs, see {@link RegisterOutcome.Unwritten#code}
         */
        record Refused(int index, String reason) implements State {}

        /** Somebody cancelled it before its time. */
        record Cancelled() implements State {}
    }

    /** What came of one operation. */
    public sealed interface Result {

        /** Where it was. */
        Address address();

        /** A shared value, and its revision after the bundle. */
        record Written(Address address, long revision) implements Result {}

        /** An event, accepted with the bundle. */
        record Emitted(Address address, EventId event) implements Result {}
    }
}
