package io.tiebreak.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Several registers and the records that go with them, all or nothing. One thing alone is a plain conditional write.
 *
 * @param entries what becomes of records; they are judged before the registers
 * @param swaps at most {@link #MOST_REGISTERS}, each of another register
 * @param now records that expired until then count for nothing
 */
public record RegisterTransaction(List<Entry> entries, List<Swap> swaps, Instant now) {
    /** DynamoDB takes 100 actions; the rest is for records. */
    public static final int MOST_REGISTERS = 90;

    /** What all that is written may have together, in bytes; DynamoDB takes 4 MB. */
    public static final int MOST_BYTES = 4_000_000;

    /** What one record may have, in bytes; DynamoDB takes 400 KB. A bundle's has all the registers it changes. */
    public static final int MOST_RECORD_BYTES = 400 * 1024;

    public RegisterTransaction {
        entries = List.copyOf(entries);
        swaps = List.copyOf(swaps);
    }

    /** What becomes of a record. */
    public sealed interface Entry {

        /** A single command under a key is remembered, if it is not yet. */
        record Remember(Receipt receipt) implements Entry {}

        /** A bundle is kept under its name, if that is free. */
        record Keep(Bundle bundle) implements Entry {}

        /**
         * A bundle goes on, if it is still as it was.
         *
         * @param before how it stood
         */
        record Advance(Bundle.State before, Bundle after) implements Entry {}

        /** An event is kept, if it is not yet. */
        record Accept(Event event) implements Entry {}

        /** An event comes to its end, if it still waits. */
        record Conclude(Event event) implements Entry {}
    }

    /** What came of it. */
    public sealed interface Result {
        /** All of it is written. */
        record Done() implements Result {}

        /** Nothing was: this command came before. */
        record Repeated(Receipt receipt) implements Result {}

        /** Nothing was: a bundle of one of these names came before, or is not as it was. */
        record BundleKnown(Bundle bundle) implements Result {}

        /** Nothing was: the event came before, or does not wait any more. */
        record EventKnown(Event event) implements Result {}

        /**
         * Nothing was: a register is not as it was read.
         *
         * @param found for each swap what was there; empty where there never was anything, and where it was as expected
         */
        record Moved(List<Optional<Register>> found) implements Result {}

        /** Nothing was sent: it is larger than DynamoDB takes. */
        record TooLarge() implements Result {}
    }
}
