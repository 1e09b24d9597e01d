package io.tiebreak.history;

import io.tiebreak.command.Change;
import io.tiebreak.command.Request;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** What a client thinks of calling for next. Few streams, names and fields, so that clients get in each other's way. */
final class Ideas {
    private final String client;
    private final List<StreamId> streams;
    private final List<Question.Ask> keyed;
    private final RandomGenerator random;
    private final Map<StreamId, Long> known = new HashMap<>();
    private int ids;

    /** @param keyed what all clients have asked under a key so far; anybody may repeat it, also before it is answered */
    Ideas(String client, List<StreamId> streams, List<Question.Ask> keyed, RandomGenerator random) {
        this.client = client;
        this.streams = streams;
        this.keyed = keyed;
        this.random = random;
    }

    /** Something the client learned on the way; he will expect it to be so still. */
    void knows(VersionedCommand head) {
        known.put(head.stream(), head.alive() ? head.version() : 0);
    }

    Question next() {
        int kind = random.nextInt(100);
        if (kind < 8) {
            return new Question.Look(any(streams));
        }
        if (kind < 35 && !keyed.isEmpty()) {
            Question.Ask earlier = keyed.get(keyed.size() - 1 - random.nextInt(Math.min(4, keyed.size())));
            return kind < 30 ? earlier : anotherUnderTheKeyOf(earlier);
        }
        return kind < 60 ? together() : ask(List.of(change(any(streams))), false);
    }

    private Question.Ask together() {
        List<StreamId> some = new ArrayList<>(streams);
        Collections.shuffle(some, new Random(random.nextLong()));
        return ask(
                some.subList(0, random.nextInt(1, streams.size() + 1)).stream()
                        .map(this::change)
                        .toList(),
                true);
    }

    private Question.Ask ask(List<Change<ItemCommand, ItemEvent, ItemState>> changes, boolean together) {
        boolean repeatable = random.nextInt(10) < 6;
        var ask = new Question.Ask(
                changes, new Request(client + "-" + ++ids, "print", "actor-" + client, repeatable), together);
        if (repeatable) {
            keyed.add(ask);
        }
        return ask;
    }

    private Question.Ask anotherUnderTheKeyOf(Question.Ask earlier) {
        List<Change<ItemCommand, ItemEvent, ItemState>> changes = earlier.changes().stream()
                .map(change -> new Change<>(Timeline.ITEMS, change.stream(), change.expectation(), command()))
                .toList();
        String fingerprint = "print-" + client + ++ids;
        return new Question.Ask(
                changes,
                new Request(earlier.id(), fingerprint, earlier.request().actor(), true),
                earlier.together());
    }

    private Change<ItemCommand, ItemEvent, ItemState> change(StreamId stream) {
        return new Change<>(Timeline.ITEMS, stream, expectation(known.getOrDefault(stream, 0L)), command());
    }

    private Expectation expectation(long version) {
        long guess = Math.max(1, random.nextInt(4) == 0 ? version + random.nextInt(-2, 2) : version);
        return switch (random.nextInt(10)) {
            case 0 -> new Expectation.First();
            case 1, 2, 3 -> version == 0 ? new Expectation.First() : new Expectation.Exactly(guess);
            case 4, 5, 6 -> new Expectation.Latest();
            case 7 -> new Expectation.Existing();
            default -> new Expectation.UntouchedSince(guess);
        };
    }

    private ItemCommand command() {
        return switch (random.nextInt(10)) {
            case 0, 1 -> new ItemCommand.CreateItem(name(), Json.object().put("a", number()));
            case 2, 3 -> new ItemCommand.ReplaceItem(name(), Json.object().put("a", number()));
            case 4 -> new ItemCommand.DeleteItem();
            case 5 -> new ItemCommand.PatchItem(Optional.of(name()), Optional.empty());
            default ->
                new ItemCommand.PatchItem(
                        Optional.empty(), Optional.of(Json.object().put(field(), number())));
        };
    }

    private String name() {
        return any(List.of("x", "y"));
    }

    private String field() {
        return any(List.of("a", "b", "c"));
    }

    private int number() {
        return random.nextInt(3);
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
