package io.tiebreak.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"n\":12345678901234567890123456789012345678}",
                "{\"n\":0.12345678901234567890123456789012345678}",
                "{\"n\":1.50}",
                "{\"n\":[[],[[1]],{}],\"e\":\"\",\"x\":null}",
                "{\"é\":\"😀 \\\"quoted\\\"\"}"
            })
    void givesBackWhatWasPutIn(String text) throws JsonProcessingException {
        assertThat(Json.text(Json.parse(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"a\":1,\"a\":2}", "{} {}", "{}x", "{\"a\":}", "", "{'a':1}", "{\"a\":NaN}", "[1,]"})
    void refusesWhatIsNotExactlyOneValue(String text) {
        assertThatThrownBy(() -> {
                    if (Json.parse(text).isMissingNode()) {
                        throw new IllegalStateException("nothing there");
                    }
                })
                .isInstanceOf(Exception.class);
    }

    @Test
    void countsBytesAsUtf8() {
        assertThat(Json.bytes(Json.stored("\"é😀\""))).isEqualTo(2 + 2 + 4);
    }

    @Test
    void neverShowsContentWhenStoredTextIsBroken() {
        assertThatThrownBy(() -> Json.stored("{\"secret\": oops"))
                .isInstanceOf(IllegalStateException.class)
                .message()
                .doesNotContain("secret");
    }
}
