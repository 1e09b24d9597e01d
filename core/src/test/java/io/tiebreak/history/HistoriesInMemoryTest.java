package io.tiebreak.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.command.Outcome;
import io.tiebreak.command.TransactionOutcome;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random histories on the ledger in memory, each from a seed that always leads to the same one.
 *
 * <p>{@code mvn test -pl core -am -Dtest=HistoriesInMemoryTest -Dsurefire.failIfNoSpecifiedTests=false -Dhistories=5000
 * -Dseed=1000} plays 5000 of them, beginning at seed 1000; a failure says which seed to begin at to see it again.
 */
class HistoriesInMemoryTest {
    private static final int HISTORIES = Integer.getInteger("histories", 500);
    private static final long FIRST_SEED = Long.getLong("seed", 1);

    @Test
    void everyHistoryKeepsEveryPromise() {
        LongStream.range(FIRST_SEED, FIRST_SEED + HISTORIES)
                .parallel()
                .forEach(HistoriesInMemoryTest::keepsEveryPromise);
    }

    private static void keepsEveryPromise(long seed) {
        Recording recording = Scenario.inMemory(seed);
        assertThat(Checker.check(recording))
                .as(() -> "-Dseed=" + seed + " -Dhistories=1\n" + recording)
                .isEmpty();
    }

    /** A history in which nothing happens keeps every promise too. */
    @Test
    void everyKindOfAnswerOccursOften() {
        Map<String, Long> kinds = LongStream.rangeClosed(1, 100)
                .mapToObj(Scenario::inMemory)
                .flatMap(recording -> recording.calls().stream())
                .collect(Collectors.groupingBy(HistoriesInMemoryTest::kind, Collectors.counting()));
        assertThat(kinds.keySet())
                .contains("committed", "replayed", "unchanged", "conflict", "gave up", "not found", "key reused")
                .contains("Maybe unknown", "Maybe crashed", "Failed", "Head");
        assertThat(kinds.values()).allMatch(count -> count >= 10);
    }

    private static String kind(Call call) {
        return switch (call.answer()) {
            case Answer.Told(TransactionOutcome.Committed committed) -> committed.replayed() ? "replayed" : "committed";
            case Answer.Told(TransactionOutcome.Unchanged unchanged) -> "unchanged";
            case Answer.Told(TransactionOutcome.Refused(int index, Outcome.Conflict conflict)) ->
                conflict.gaveUp() ? "gave up" : "conflict";
            case Answer.Told(TransactionOutcome.Refused refused) -> "not found";
            case Answer.Told(TransactionOutcome.KeyReused reused) -> "key reused";
            case Answer.Told told -> "another";
            case Answer.Maybe(String why) -> "Maybe " + why;
            case Answer.Failed failed -> "Failed";
            case Answer.Head head -> "Head";
            case Answer.Broken broken -> "Broken";
        };
    }

    @Test
    void aSeedAlwaysLeadsToTheSameHistory() {
        Recording once = Scenario.inMemory(FIRST_SEED);
        assertThat(Scenario.inMemory(FIRST_SEED)).hasToString(once.toString());
    }
}
