package io.tiebreak.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import java.time.Instant;
import java.util.Optional;

/**
 * What the write path knows of a stream at one moment.
 *
 * @param head the newest command it has seen; empty if none
 * @param consistency how it came to know: only what was read strongly may be answered without a write
 */
record Seen(Optional<VersionedCommand> head, Consistency consistency) {

    boolean strongly() {
        return consistency == Consistency.STRONG;
    }

    long version() {
        return head.map(VersionedCommand::version).orElse(0L);
    }

    boolean alive() {
        return head.filter(VersionedCommand::alive).isPresent();
    }

    /** Empty while nothing exists, and after a deletion. */
    <S> Optional<S> stateAs(Aggregate<?, ?, S> aggregate) {
        return head.flatMap(command -> command.stateAs(aggregate::state));
    }

    /**
     * The state's JSON in today's form, whatever the form it is stored in: two states must not differ by their schema
     * versions alone. An empty object where there is no state.
     */
    <S> JsonNode json(Aggregate<?, ?, S> aggregate) {
        return stateAs(aggregate)
                .map(aggregate::storedState)
                .map(Document::json)
                .orElseGet(Json::object);
    }

    /** Where the present life began; empty while nothing exists. */
    Optional<Origin> life() {
        return head.filter(VersionedCommand::alive).map(VersionedCommand::origin);
    }

    /** The time, or the head's if clocks disagree: within a stream it never goes back. */
    Instant notBefore(Instant time) {
        return head.map(VersionedCommand::at).filter(time::isBefore).orElse(time);
    }
}
