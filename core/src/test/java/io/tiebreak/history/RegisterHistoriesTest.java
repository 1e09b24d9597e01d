package io.tiebreak.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.history.RegisterCall.Told;
import io.tiebreak.register.BundleOutcome;
import io.tiebreak.register.RegisterOutcome;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random histories of registers in memory, with locks, transfers and snapshots, by clocks that differ; each from a seed that
 * always leads to the same one. {@code -DregisterHistories=5000 -Dseed=1000} plays 5000 of them, beginning at seed 1000.
 */
class RegisterHistoriesTest {
    private static final int HISTORIES = Integer.getInteger("registerHistories", 500);
    private static final long FIRST_SEED = Long.getLong("seed", 1);

    @Test
    void everyHistoryKeepsEveryPromise() {
        LongStream.range(FIRST_SEED, FIRST_SEED + HISTORIES).parallel().forEach(seed -> {
            var story = RegisterScenario.play(seed);
            assertThat(RegisterChecker.check(story))
                    .as(() -> "-Dseed=" + seed + " -DregisterHistories=1")
                    .isEmpty();
        });
    }

    @Test
    void everyKindOfAnswerOccursOften() {
        Map<String, Long> kinds = LongStream.rangeClosed(1, 100)
                .mapToObj(RegisterScenario::play)
                .flatMap(story -> story.calls().stream())
                .collect(Collectors.groupingBy(call -> kind(call.told()), Collectors.counting()));
        assertThat(kinds.keySet())
                .contains(
                        "Applied", "replayed", "Superseded", "Conflict", "Locked", "Absent", "Done", "Refused", "Seen")
                .contains("Maybe", "Failed");
        assertThat(kinds.values()).allMatch(count -> count >= 5);
    }

    private static String kind(Told told) {
        return switch (told) {
            case Told.One(RegisterOutcome.Applied applied) -> applied.replayed() ? "replayed" : "Applied";
            case Told.One(RegisterOutcome outcome) -> outcome.getClass().getSimpleName();
            case Told.Many(BundleOutcome outcome) -> outcome.getClass().getSimpleName();
            default -> told.getClass().getSimpleName();
        };
    }

    @Test
    void aSeedAlwaysLeadsToTheSameHistory() {
        assertThat(RegisterScenario.play(FIRST_SEED)).isEqualTo(RegisterScenario.play(FIRST_SEED));
    }
}
