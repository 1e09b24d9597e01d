package io.tiebreak.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpAnswerTest {

    @Test
    void aFullAnswerIsTakenAsItIs() {
        HttpAnswer answer = HttpAnswer.of("""
                {"statusCode": 201, "headers": {"ETag": "\\"1\\"", "Content-Length": "99", "n": 5},
                 "cookies": ["a=1"], "body": "aGk=", "isBase64Encoded": true}
                """);
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers())
                .isEqualTo(Map.of("etag", "\"1\"", "n", "5", "content-type", "text/plain; charset=utf-8"));
        assertThat(answer.cookies()).isEqualTo(List.of("a=1"));
        assertThat(new String(answer.body().bytes(), StandardCharsets.UTF_8)).isEqualTo("hi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"name\":\"x\"}", "[1]", "null"})
    void aResultWithoutStatusIsTheBody(String result) {
        HttpAnswer answer = HttpAnswer.of(result);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).containsEntry("content-type", "application/json");
        assertThat(answer.body().text()).isEqualTo(result);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"statusCode\":\"x\"}",
                "{\"statusCode\":0}",
                "{",
                "{\"statusCode\":200,\"body\":\"??\",\"isBase64Encoded\":true}"
            })
    void whatIsNoAnswerIsAnInternalServerError(String result) {
        assertThat(HttpAnswer.of(result)).isEqualTo(HttpAnswer.internalServerError());
        assertThat(HttpAnswer.internalServerError().body().text()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }
}
