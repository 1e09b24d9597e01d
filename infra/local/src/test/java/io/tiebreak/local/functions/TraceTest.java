package io.tiebreak.local.functions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceTest {

    private static final Instant NOW = Instant.ofEpochSecond(0x6955_1234L);
    private static final String ROOT = "1-5e6722a7-cc56abcd46db7ae02d4da47e";

    @Test
    void aNewOneTellsWhenItBegan() {
        Trace trace = Trace.begin(NOW);
        assertThat(trace.root()).matches("1-69551234-[0-9a-f]{24}");
        assertThat(Trace.begin(NOW)).isNotEqualTo(trace);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Root=" + ROOT, "Self=1-2;Root=" + ROOT + ";Parent=53995c3f42cd8ad8;Sampled=1"})
    void theOneACallerNamesIsKept(String header) {
        assertThat(Trace.of(Optional.of(header), NOW).header()).isEqualTo("Root=" + ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Root=", "Root=1-5e6722a7-cc56", "Root=" + ROOT + "f", "XRoot=" + ROOT, ROOT})
    void whatIsNoneIsReplaced(String header) {
        assertThat(Trace.of(Optional.of(header), NOW).root()).startsWith("1-69551234-");
    }

    @Test
    void everyInvocationIsAPartOfItsOwn() {
        Trace trace = Trace.of(Optional.of("Root=" + ROOT), NOW);
        String invocation = trace.ofInvocation();
        assertThat(invocation).matches("Root=" + ROOT + ";Parent=[0-9a-f]{16};Sampled=0");
        assertThat(trace.ofInvocation()).isNotEqualTo(invocation);
    }
}
