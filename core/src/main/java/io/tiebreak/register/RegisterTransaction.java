package io.tiebreak.register;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Several registers and what a repeat is to find, all or nothing.
 *
 * @param swaps at most {@link #MOST_REGISTERS}, each of another register
 * @param receipt the record of a single command under a key
 * @param bundles the record of a bundle, under each of its names
 * @param now records that expired until then count for nothing
 */
public record RegisterTransaction(List<Swap> swaps, Optional<Receipt> receipt, List<Bundle> bundles, Instant now) {
    /** DynamoDB takes 100 actions; the rest is for records. */
    public static final int MOST_REGISTERS = 90;

    /** What all that is written may have together, in bytes; DynamoDB takes 4 MB. */
    public static final int MOST_BYTES = 4_000_000;

    public RegisterTransaction {
        swaps = List.copyOf(swaps);
        bundles = List.copyOf(bundles);
    }

    /** What came of it. */
    public sealed interface Result {
        /** All of it is written. */
        record Done() implements Result {}

        /** Nothing was: this command came before. */
        record Repeated(Receipt receipt) implements Result {}

        /** Nothing was: a bundle of one of these names came before. */
        record BundleKnown(Bundle bundle) implements Result {}

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
