package io.tiebreak.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The checker of registers finds what it is there to find. */
class RegisterMistakesTest {
    private static final int SEEDS = 300;

    @ParameterizedTest
    @EnumSource
    void isFound(RegisterMistake mistake) {
        OptionalLong seed = LongStream.rangeClosed(1, SEEDS)
                .filter(one -> isFound(mistake, one))
                .findFirst();
        assertThat(seed).as("%s in %d histories", mistake, SEEDS).isPresent();
        System.out.println(mistake + " is found by seed " + seed.getAsLong());
    }

    private static boolean isFound(RegisterMistake mistake, long seed) {
        return RegisterChecker.check(RegisterScenario.play(seed, UnaryOperator.identity(), mistake::atUser)).stream()
                .map(Promise.Broken::promise)
                .anyMatch(mistake.breaks()::equals);
    }
}
