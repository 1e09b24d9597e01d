package io.tiebreak.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.command.Decider;
import io.tiebreak.command.Decision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A kit whose expectations can't fail would prove nothing: each is seen holding and seen failing. */
class DeciderSpecificationTest {
    private final DeciderSpecification<Integer, Integer, Integer> sum = DeciderSpecification.of(new Sum());

    /** Adds up to 10: accepts what fits, event by event; 0 changes nothing; an event of -1 ends it all. */
    private static final class Sum implements Decider<Integer, Integer, Integer> {
        @Override
        public Decision<Integer> decide(Integer command, Optional<Integer> state) {
            if (command == 0) {
                return Decision.nothingToDo();
            }
            return state.orElse(0) + command > 10
                    ? Decision.refuse("too-much", "That would be more than 10.")
                    : new Decision.Accepted<>(command > 5 ? List.of(5, command - 5) : List.of(command));
        }

        @Override
        public Optional<Integer> evolve(Optional<Integer> state, Integer event) {
            return event == -1 ? Optional.empty() : Optional.of(state.orElse(0) + event);
        }
    }

    @Test
    void whatHoldsIsSilent() {
        assertThatCode(() -> {
                    sum.given(1, 2).when(7).then(5, 2).thenState(10);
                    sum.given(1, 2).when(8).thenRejected("too-much").thenState(3);
                    sum.given().when(0).thenNothing().thenGone();
                    sum.given(9, -1).when(5).then(5).thenState(5);
                    sum.given(9).when(-1).then(-1).thenGone();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aWrongEventIsTheOneThatIsMarked() {
        assertThatThrownBy(() -> sum.given(1, 2).when(7).then(5, 1))
                .isInstanceOf(AssertionError.class)
                .hasMessage("""

                        given
                            1
                            2
                        when
                            7
                        then (- expected, + came)
                            5
                          - 1
                          + 2
                        """);
    }

    @Test
    void missingAndAdditionalEventsAreMarked() {
        assertThatThrownBy(() -> sum.given().when(7).then(5)).hasMessageEndingWith("    5\n  - nothing\n  + 2\n");
        assertThatThrownBy(() -> sum.given().when(5).then(5, 2)).hasMessageEndingWith("    5\n  - 2\n  + nothing\n");
    }

    @Test
    void aRejectionInsteadOfEventsIsTold() {
        assertThatThrownBy(() -> sum.given(9).when(5).then(5))
                .hasMessageEndingWith("  - 5\n  + rejected: too-much (That would be more than 10.)\n");
    }

    @Test
    void eventsInsteadOfARejectionAreTold() {
        assertThatThrownBy(() -> sum.given().when(5).thenRejected("too-much"))
                .isInstanceOf(AssertionError.class)
                .hasMessageEndingWith("  - rejected: too-much\n  + 5\n");
    }

    @Test
    void anotherCodeIsAnotherRejection() {
        assertThatThrownBy(() -> sum.given(9).when(5).thenRejected("too-little"))
                .hasMessageEndingWith(
                        "  - rejected: too-little\n  + rejected: too-much (That would be more than 10.)\n");
    }

    @Test
    void neitherEventsNorARejectionAreNothing() {
        assertThatThrownBy(() -> sum.given().when(5).thenNothing()).hasMessageEndingWith("  - nothing\n  + 5\n");
        assertThatThrownBy(() -> sum.given(9).when(5).thenNothing())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("  - nothing\n  + rejected: too-much");
        assertThatThrownBy(() -> sum.given(9).when(0).thenRejected("too-much"))
                .hasMessageEndingWith("when\n    0\nthen (- expected, + came)\n  - rejected: too-much\n  + nothing\n");
    }

    @Test
    void theStateAfterwardsIsTold() {
        assertThatThrownBy(() -> sum.given(1).when(5).thenState(5)).hasMessageEndingWith("  - 5\n  + 6\n");
        assertThatThrownBy(() -> sum.given(1).when(-1).thenState(1)).hasMessageEndingWith("  - 1\n  + nothing\n");
        assertThatThrownBy(() -> sum.given(1).when(5).thenGone()).hasMessageEndingWith("  - nothing\n  + 6\n");
    }

    @Test
    void everyStepIsAValueThatSeveralTestsMayBeginWith() {
        var given = sum.given(1, 2);
        given.when(7).thenState(10);
        given.when(1).thenState(4);
        assertThat(given.when(1)).isEqualTo(sum.given(1, 2).when(1));
    }
}
