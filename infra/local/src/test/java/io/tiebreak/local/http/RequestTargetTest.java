package io.tiebreak.local.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTargetTest {

    @ParameterizedTest
    @CsvSource({
        "/a%20b, /a b",
        "/a+b, /a+b",
        "/%40%23, /@#",
        "/a%2Fb, /a/b",
        "/%F0%9F%A6%8A, /🦊",
        "/a%2520b, /a%20b",
        "/a%3Fb, /a",
        "/, /"
    })
    void aPathIsDecodedOnce(String raw, String decoded) {
        assertThat(RequestTarget.of(raw, "").path()).isEqualTo(decoded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%", "/%4", "/%zz", "/%FF", "/%C3%28"})
    void whatIsNotPercentEncodedUtf8IsRefused(String raw) {
        assertThatThrownBy(() -> RequestTarget.of(raw, "")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RequestTarget.of("/", "q=" + raw)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void parametersAreDecodedAndSeveralOfOneNameJoined() {
        RequestTarget target = RequestTarget.of("/", "a=1&a=2%2C&b=x+y%2B&c&&d=");
        assertThat(target.parameters()).isEqualTo(Map.of("a", "1,2,", "b", "x y+", "c", "", "d", ""));
        assertThat(target.query()).isEqualTo("a=1&a=2%2C&b=x+y%2B&c&&d=");
    }
}
