package io.tiebreak.history;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.command.Change;
import io.tiebreak.command.Decision;
import io.tiebreak.command.Rejection;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.items.Items;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.VersionedCommand;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * A gap-free stream as it went through its versions, and what would have been true at each of them; 0 is before the
 * first. Says for itself what expectations mean, so that the engine is not measured by its own yardstick.
 *
 * @param commands oldest first
 */
record Timeline(List<VersionedCommand> commands) {
    static final Items ITEMS = new Items();

    long newest() {
        return commands.size();
    }

    /** The command that made this version; empty before the first, and for one that never was. */
    Optional<VersionedCommand> at(long version) {
        return version < 1 || version > newest() ? Optional.empty() : Optional.of(commands.get((int) version - 1));
    }

    /** Which version that request made. */
    Optional<VersionedCommand> by(String commandId) {
        return commands.stream()
                .filter(command -> command.commandId().equals(commandId))
                .findFirst();
    }

    /** Whether that request had made none of the versions up to this one; another under its key may have. */
    boolean isWithout(Question.Ask ask, long version) {
        return by(ask.id())
                .filter(own -> own.version() <= version)
                .filter(own -> own.fingerprint().equals(ask.request().fingerprint()))
                .isEmpty();
    }

    /** The versions at which something is true. */
    NavigableSet<Long> where(LongPredicate claim) {
        return LongStream.rangeClosed(0, newest()).filter(claim).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<ItemState> state(long version) {
        return at(version).flatMap(VersionedCommand::state).map(ITEMS::state);
    }

    JsonNode json(long version) {
        return at(version)
                .flatMap(VersionedCommand::state)
                .map(state -> state.json())
                .orElseGet(Json::object);
    }

    /** The version that began the life this version belongs to; empty where nothing lives. */
    Optional<Long> birth(long version) {
        if (state(version).isEmpty()) {
            return Optional.empty();
        }
        long birth = version;
        while (state(birth - 1).isPresent()) {
            birth--;
        }
        return Optional.of(birth);
    }

    boolean meets(Change<ItemCommand, ItemEvent, ItemState> change, long version) {
        boolean alive = state(version).isPresent();
        return switch (change.expectation()) {
            case Expectation.First first -> !alive;
            case Expectation.Exactly(long expected) -> alive && version == expected;
            case Expectation.Latest latest -> true;
            case Expectation.Existing existing -> alive;
            case Expectation.UntouchedSince(long known) ->
                version >= known
                        && birth(version).filter(birth -> birth <= known).isPresent()
                        && (version == known || isUntouched(change.command(), known, version));
        };
    }

    private boolean isUntouched(ItemCommand command, long known, long version) {
        return ITEMS.fieldsOf(command).stream()
                .allMatch(
                        field -> Json.same(json(known).at(field), json(version).at(field)));
    }

    Decision<ItemEvent> decision(ItemCommand command, long version) {
        return ITEMS.decide(command, state(version));
    }

    boolean leavesAsIs(Change<ItemCommand, ItemEvent, ItemState> change, long version) {
        return version > 0
                && meets(change, version)
                && decision(change.command(), version).equals(Decision.<ItemEvent>nothingToDo());
    }

    boolean rejects(Change<ItemCommand, ItemEvent, ItemState> change, Rejection rejection, long version) {
        return meets(change, version)
                && decision(change.command(), version).equals(new Decision.Refused<ItemEvent>(rejection));
    }
}
