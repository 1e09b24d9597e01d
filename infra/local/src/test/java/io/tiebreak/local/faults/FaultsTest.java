package io.tiebreak.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    @Test
    void theSameSeedDealsTheSameFaults() {
        assertThat(deal(Faults.parse("lost=0.3,seed=42")))
                .isEqualTo(deal(Faults.parse("lost=0.3,seed=42")))
                .isNotEqualTo(deal(Faults.parse("lost=0.3,seed=43")))
                .contains(true, false);
    }

    @Test
    void theSeedThatWasDrawnIsSaid() {
        Faults drawn = Faults.parse("lost=0.3, duplicate=0.1");
        assertThat(deal(Faults.parse(drawn.toString()))).isEqualTo(deal(drawn));
        assertThat(drawn.toString()).matches("lost=0\\.3,duplicate=0\\.1,seed=\\d+");
    }

    @Test
    void whatIsNotNamedNeverStrikes() {
        assertThat(Faults.parse("lost=1").strike(Fault.THROTTLE)).isFalse();
        assertThat(Faults.none().strike(Fault.LOST)).isFalse();
        assertThat(Faults.parse("lost=1").strike(Fault.LOST)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope=1", "lost=2", "lost=-0.1", "lost=x", "lost", "", "seed=x", "lost=NaN"})
    void anythingElseIsRefused(String specification) {
        assertThatThrownBy(() -> Faults.parse(specification))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .doesNotContain("\n");
    }

    private static List<Boolean> deal(Faults faults) {
        return IntStream.range(0, 50).mapToObj(i -> faults.strike(Fault.LOST)).toList();
    }
}
