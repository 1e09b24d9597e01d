package io.tiebreak.command;

import io.tiebreak.ledger.VersionedCommand;

/** What a command comes to on what has been seen of its stream. */
sealed interface Verdict {

    /** This should be appended. */
    record Write(VersionedCommand next) implements Verdict {}

    /** All is as the command wants it, since {@code head}. */
    record NothingToDo(VersionedCommand head) implements Verdict {}

    /** The domain says no. */
    record No(Rejection rejection) implements Verdict {}

    /** The stream is not where the command expects it. */
    record Elsewhere() implements Verdict {}
}
