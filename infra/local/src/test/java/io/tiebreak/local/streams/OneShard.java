package io.tiebreak.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.template.StreamMapping;
import io.tiebreak.local.template.StreamMapping.Batching;
import io.tiebreak.local.template.StreamMapping.StartingPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** One shard named {@code one}, a function that takes everything, and a note of what arrives there. */
final class OneShard {

    final FakeStream stream = new FakeStream();
    final HandAdvancedClock clock = new HandAdvancedClock();
    final Checkpoints checkpoints = new Checkpoints(Optional.empty());
    final List<String> batches = new ArrayList<>();
    Faults faults = Faults.none();
    Batching batching = new Batching(10, Duration.ZERO);
    Predicate<JsonNode> filter = record -> true;
    Function<String, Outcome> function = event -> new Outcome.Answered("{}");

    OneShard() {
        stream.open("one", Optional.empty());
    }

    /** Records of as many items. */
    OneShard with(int count) {
        for (int n = 1; n <= count; n++) {
            stream.add("one", Records.number(n, "item-" + n));
        }
        return this;
    }

    int checkpoint() {
        return checkpoints.after("one").map(Integer::parseInt).orElse(0);
    }

    List<Integer> delivered() {
        return batches.stream()
                .flatMap(batch -> Arrays.stream(batch.split(" ")))
                .map(Integer::valueOf)
                .toList();
    }

    ShardReader reader() {
        StreamMapping mapping = new StreamMapping(
                "F.Events.E",
                "table",
                StartingPosition.TRIM_HORIZON,
                batching,
                List.of(),
                true,
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        Discards none = (shard, records, reason, tries, threw) -> {};
        Delivery delivery = new Delivery(mapping, this::receive, none, faults, clock, tries -> Duration.ZERO);
        return new ShardReader(
                "one", "one|0", stream, new Intake(batching, filter, faults, clock), delivery, checkpoints);
    }

    private Outcome receive(String event) {
        batches.add(Records.numbersIn(event));
        return function.apply(event);
    }
}
