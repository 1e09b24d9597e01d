package io.tiebreak.local.streams;

import java.util.List;
import java.util.Optional;

/** A stream to read. Any call may fail with a runtime exception; the same call again later is right. */
public interface RecordStream {

    /** The stream's own name, as in an event. */
    String arn();

    /** All shards the stream still knows, in no particular order. */
    List<Shard> shards();

    /**
     * A place to read from. It is good for some minutes only.
     *
     * @throws RuntimeException also if the stream has forgotten that place
     */
    String iterator(String shardId, Position from);

    /**
     * Reads on.
     *
     * @param limit at most so many records; a page may be empty though more follow
     * @throws TrimmedException if what was to be read there is gone; what is left is found at another place
     */
    Page read(String iterator, int limit);

    /**
     * A part of the stream, in order within itself.
     *
     * @param parent the shard that must be read before this one; empty if there is none
     */
    record Shard(String id, Optional<String> parent) {}

    /**
     * Some records.
     *
     * @param next where to read on; empty at the end of a closed shard
     */
    record Page(List<StreamRecord> records, Optional<String> next) {}

    /** A place in a stream is not there any more. */
    final class TrimmedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        public TrimmedException(Throwable cause) {
            super("the stream is trimmed", cause);
        }
    }

    /** Where to start in a shard. */
    sealed interface Position {

        /** At the oldest record that is left. */
        record Oldest() implements Position {}

        /** After one record. */
        record After(String sequenceNumber) implements Position {}
    }
}
