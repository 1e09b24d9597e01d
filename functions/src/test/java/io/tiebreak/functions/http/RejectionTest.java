package io.tiebreak.functions.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.command.Rejection;
import org.junit.jupiter.api.Test;

class RejectionTest {

    @Test
    void aBusinessRuleThatSaysNoIsA422WithItsCode() {
        Problem problem = Failures.of(new Rejection("invoice-closed", "The invoice is closed."));
        assertThat(problem.type()).isEqualTo(ProblemType.REJECTED);
        assertThat(problem.detail()).isEqualTo("The invoice is closed.");
        assertThat(problem.members().required("code").asText()).isEqualTo("invoice-closed");
    }

    @Test
    void whatIsAbsentOrTooLargeHasItsOwnStatus() {
        assertThat(Failures.of(new Rejection(Rejection.NOT_FOUND, "none")).type())
                .isEqualTo(ProblemType.NOT_FOUND);
        assertThat(Failures.of(new Rejection(Rejection.TOO_LARGE, "large")).type())
                .isEqualTo(ProblemType.TOO_LARGE);
    }
}
