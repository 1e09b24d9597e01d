package io.tiebreak.history;

import io.tiebreak.command.TransactionOutcome;
import io.tiebreak.ledger.VersionedCommand;
import java.util.Optional;

/** How a call ended. */
sealed interface Answer {

    /** The newest command of the stream. */
    record Head(Optional<VersionedCommand> head) implements Answer {}

    /** What came of the request; that of a single command in the words for several. */
    record Told(TransactionOutcome outcome) implements Answer {}

    /** The store failed, and nothing happened. */
    record Failed(String why) implements Answer {}

    /** The client does not know, or did not live to learn it. It may have happened, and may still happen. */
    record Maybe(String why) implements Answer {}

    /** Something was thrown that nobody may throw. */
    record Broken(String why) implements Answer {}
}
