package io.tiebreak.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random stories on stores in memory, each from a seed that always leads to the same one.
 *
 * <p>{@code mvn test -pl core -am -Dtest=ConvergencesInMemoryTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dconvergences=5000 -Dseed=1000} plays 5000 of them, beginning at seed 1000; a failure says which seed to begin at to see
 * it again.
 */
class ConvergencesInMemoryTest {
    private static final int CONVERGENCES = Integer.getInteger("convergences", 120);
    private static final long FIRST_SEED = Long.getLong("seed", 1);

    @Test
    void whateverHappensTheViewsEndAsTheLedgerSays() {
        LongStream.range(FIRST_SEED, FIRST_SEED + CONVERGENCES)
                .parallel()
                .forEach(ConvergencesInMemoryTest::keepsEveryPromise);
    }

    private static void keepsEveryPromise(long seed) {
        assertThat(Story.inMemory(seed, Variant.RIGHT))
                .as(() -> "-Dseed=" + seed + " -Dconvergences=1")
                .isEmpty();
    }
}
