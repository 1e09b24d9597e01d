package io.tiebreak.history;

import io.tiebreak.command.Change;
import io.tiebreak.command.Request;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.ledger.StreamId;
import java.util.List;

/** What a client calls for. */
sealed interface Question {

    /** What is the newest version? Read strongly. */
    record Look(StreamId stream) implements Question {}

    /**
     * Do this.
     *
     * @param changes one, or several that are to happen all or not at all
     * @param together whether they go the way of transactions
     */
    record Ask(List<Change<ItemCommand, ItemEvent, ItemState>> changes, Request request, boolean together)
            implements Question {
        public Ask {
            changes = List.copyOf(changes);
        }

        String id() {
            return request.commandId();
        }
    }
}
