package io.tiebreak.register;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;

/**
 * Where a value stands among those written to its address. The later timestamp is the newer value; of two at the same
 * millisecond the one of the larger writer, and of two of one writer the one of the larger command id.
 *
 * @param timestamp when it was written, as its writer says; milliseconds
 * @param writer who wrote it; empty for a deletion. Writers and command ids are compared by their bytes
 * @param commandId the command that wrote it
 */
public record Stamp(Instant timestamp, String writer, String commandId) implements Comparable<Stamp> {
    private static final Comparator<Stamp> ORDER = Comparator.comparing(Stamp::timestamp)
            .thenComparing(Stamp::writer, Stamp::inOrderOfBytes)
            .thenComparing(Stamp::commandId, Stamp::inOrderOfBytes);

    /** As DynamoDB orders texts. */
    private static int inOrderOfBytes(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));
    }

    @Override
    public int compareTo(Stamp other) {
        return ORDER.compare(this, other);
    }
}
