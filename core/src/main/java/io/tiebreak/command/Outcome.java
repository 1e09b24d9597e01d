package io.tiebreak.command;

import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.VersionedCommand;
import java.util.List;
import java.util.Optional;

/** What came of a command. Surprises are exceptions, these are not. */
public sealed interface Outcome {

    /**
     * It is in the ledger.
     *
     * @param receipt the command as it stands there, with the state after it
     * @param replayed whether it had been written for an earlier request under the same id
     */
    record Committed(VersionedCommand receipt, boolean replayed) implements Outcome {}

    /**
     * Everything was as the command wants it already. Nothing was written; read strongly.
     *
     * @param head the newest command of the stream
     */
    record Unchanged(VersionedCommand head) implements Outcome {}

    /**
     * The stream is not where the caller expected it. Nothing was written; read strongly.
     *
     * @param expected what the caller expected
     * @param head the newest command of the stream; empty if there never was one
     * @param rival the command that took the version after the expected one; empty if none did
     * @param changedFields JSON pointers into the state that differ between the expected version and the head
     * @param rebasable whether nobody touched a field of the command since the expected version, so that it would have been
     *     accepted if it had expected no more than that
     * @param gaveUp whether the command would have been decided anew, but was beaten more often than the backoff allows
     */
    record Conflict(
            Expectation expected,
            Optional<VersionedCommand> head,
            Optional<VersionedCommand> rival,
            List<String> changedFields,
            boolean rebasable,
            boolean gaveUp)
            implements Outcome {
        public Conflict {
            changedFields = List.copyOf(changedFields);
        }

        /** The newest version of what exists now; 0 if nothing does. */
        public long currentVersion() {
            return head.filter(VersionedCommand::alive)
                    .map(VersionedCommand::version)
                    .orElse(0L);
        }
    }

    /** The domain said no. Nothing was written; decided on a strong read. */
    record Rejected(Rejection rejection) implements Outcome {}

    /** Another request has been carried out under the same id. Nothing was written. */
    record KeyReused() implements Outcome {}
}
