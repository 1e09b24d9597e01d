package io.tiebreak.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker finds what it is there to find. */
class PlantedMistakesTest {
    private static final int SEEDS = 1500;

    @ParameterizedTest
    @EnumSource
    void isFound(Mistake mistake) {
        OptionalLong seed = LongStream.rangeClosed(1, SEEDS)
                .filter(one -> isFound(mistake, one))
                .findFirst();
        assertThat(seed).as("%s in %d stories", mistake, SEEDS).isPresent();
        System.out.println(mistake + " is found by seed " + seed.getAsLong());
    }

    private static boolean isFound(Mistake mistake, long seed) {
        return Story.inMemory(seed, mistake).stream()
                .map(Promise.Broken::promise)
                .anyMatch(mistake.breaks()::equals);
    }
}
