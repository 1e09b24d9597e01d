package io.tiebreak.ledger;

/** What was found in the ledger by somebody who did not ask for it: a stream record's, or a scan's. */
public sealed interface Stored {

    /** The stream it belongs to. */
    StreamId stream();

    /** Its version there. */
    long version();

    /** A versioned command. */
    record Legible(VersionedCommand command) implements Stored {
        @Override
        public StreamId stream() {
            return command.stream();
        }

        @Override
        public long version() {
            return command.version();
        }
    }

    /**
     * Something that only has the key of one.
     *
     * @param reason what is wrong with it, without any of its content
     */
    record Illegible(StreamId stream, long version, String reason) implements Stored {

        /** What may be told of a problem: messages of our own, which tell no content, or else its name. */
        public static String reason(RuntimeException problem) {
            return problem instanceof IllegalStateException
                    ? String.valueOf(problem.getMessage())
                    : problem.getClass().getSimpleName();
        }
    }
}
