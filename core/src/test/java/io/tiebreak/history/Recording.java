package io.tiebreak.history;

import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A history.
 *
 * @param calls all calls, in the order they began
 * @param ledger what every stream holds after them, and after the last straggler has arrived
 */
record Recording(List<Call> calls, SortedMap<StreamId, List<VersionedCommand>> ledger) {

    static final Comparator<StreamId> BY_ID = Comparator.comparing(StreamId::id);

    Recording {
        calls = calls.stream().sorted(Comparator.comparingLong(Call::invoked)).toList();
    }

    static SortedMap<StreamId, List<VersionedCommand>> emptyLedger() {
        return new TreeMap<>(BY_ID);
    }

    /** The same without looks: what is told by answers to requests alone. */
    Recording withoutLooks() {
        return new Recording(
                calls.stream()
                        .filter(call -> call.question() instanceof Question.Ask)
                        .toList(),
                ledger);
    }

    /** One line for each call and each stored command. */
    @Override
    public String toString() {
        String called = calls.stream().map(Words::of).collect(Collectors.joining("\n"));
        String stored = ledger.values().stream()
                .flatMap(List::stream)
                .map(Words::stored)
                .collect(Collectors.joining("\n"));
        return called + "\n" + stored;
    }
}
