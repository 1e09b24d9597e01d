package io.tiebreak.history;

import static io.tiebreak.history.Timeline.ITEMS;

import io.tiebreak.command.Change;
import io.tiebreak.command.Decision;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.VersionedCommand;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the ledger holds in the end: each command asked for, once, and right in its place. */
final class StoredRules {
    private final Recording recording;
    private final Evidence evidence;
    private final Map<String, VersionedCommand> met = new HashMap<>();

    StoredRules(Recording recording, Evidence evidence) {
        this.recording = recording;
        this.evidence = evidence;
    }

    void check() {
        recording.ledger().values().stream().flatMap(List::stream).forEach(this::check);
    }

    private void check(VersionedCommand command) {
        VersionedCommand other = met.put(command.commandId(), command);
        boolean once = other == null || isOfTheSameTransaction(other, command);
        evidence.expect(once, Promise.EXACTLY_ONCE, Words.stored(command) + " stands there a second time");
        boolean right = change(command)
                .filter(change -> isRight(command, change, evidence.timeline(command.stream())))
                .isPresent();
        evidence.expect(right, Promise.DECIDED_ON_ITS_PREDECESSOR, Words.stored(command));
    }

    private static boolean isOfTheSameTransaction(VersionedCommand one, VersionedCommand other) {
        return !one.stream().equals(other.stream()) && one.fingerprint().equals(other.fingerprint());
    }

    private Optional<Change<ItemCommand, ItemEvent, ItemState>> change(VersionedCommand command) {
        return recording.calls().stream()
                .flatMap(call -> call.question() instanceof Question.Ask ask ? Stream.of(ask) : Stream.empty())
                .filter(ask -> ask.id().equals(command.commandId())
                        && ask.request().fingerprint().equals(command.fingerprint()))
                .flatMap(ask -> ask.changes().stream())
                .filter(change -> change.stream().equals(command.stream()))
                .findFirst();
    }

    private static boolean isRight(
            VersionedCommand command, Change<ItemCommand, ItemEvent, ItemState> change, Timeline timeline) {
        long before = command.version() - 1;
        return timeline.meets(change, before)
                && timeline.decision(change.command(), before) instanceof Decision.Accepted<ItemEvent>(var events)
                && command.events()
                        .equals(events.stream().map(ITEMS::storedEvent).toList())
                && command.state().equals(after(timeline.state(before), events).map(ITEMS::storedState))
                && command.type().equals(ITEMS.nameOf(change.command()))
                && command.origin().equals(origin(command, timeline))
                && timeline.at(before)
                        .filter(older -> older.at().isAfter(command.at()))
                        .isEmpty();
    }

    private static Optional<ItemState> after(Optional<ItemState> before, List<ItemEvent> events) {
        Optional<ItemState> state = before;
        for (ItemEvent event : events) {
            state = ITEMS.evolve(state, event);
        }
        return state;
    }

    private static Origin origin(VersionedCommand command, Timeline timeline) {
        return timeline.birth(command.version() - 1)
                .flatMap(timeline::at)
                .map(born -> new Origin(born.version(), born.at(), born.actor()))
                .orElseGet(() -> new Origin(command.version(), command.at(), command.actor()));
    }
}
