package io.tiebreak.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            200 |                            | {"version":3}                  | ACCEPTED
            201 | tiebreak-attempts=1        | {}                             | ACCEPTED
            202 |                            | {"eventId":"e"}                | ACCEPTED
            200 | tiebreak-attempts=2        | {"version":3}                  | RETRIED
            200 | tiebreak-attempts=2        | {"rebasedFrom":1,"version":3}  | MERGED
            201 | idempotency-replayed=true  | {"version":1}                  | REPEATED
            200 |                            | {"applied":false}              | SUPERSEDED
            200 |                            | {"applied":true}               | ACCEPTED
            404 |                            | {}                             | GONE
            409 | tiebreak-attempts=1        | {}                             | CONFLICT
            412 |                            | {}                             | CONFLICT
            423 |                            | {}                             | LOCKED
            400 |                            | {}                             | REFUSED
            401 |                            | no JSON                        | REFUSED
            422 |                            | {}                             | REFUSED
            429 |                            | {}                             | FAILED
            500 |                            | {}                             | FAILED
            503 |                            | {}                             | FAILED
            """)
    void an_answer_is_of_one_kind(int status, String header, String body, Outcome outcome) {
        assertThat(answer(status, header, body).outcome()).isEqualTo(outcome);
    }

    @Test
    void no_answer_is_a_failure() {
        assertThat(Answer.NONE.outcome()).isEqualTo(Outcome.FAILED);
    }

    @Test
    void an_answer_tells_the_version_that_is_there_now_a_conflict_too() {
        assertThat(answer(200, null, "{\"version\":3}").version()).isEqualTo(3);
        assertThat(answer(409, null, "{\"currentVersion\":4}").version()).isEqualTo(4);
        assertThat(answer(200, null, "{\"revision\":5}").revision()).isEqualTo(5);
        assertThat(answer(409, null, "{\"currentRevision\":6}").revision()).isEqualTo(6);
    }

    private static Answer answer(int status, @Nullable String header, String body) {
        Map<String, String> headers =
                header == null ? Map.of() : Map.of(header.replaceFirst("=.*", ""), header.replaceFirst(".*=", ""));
        return new Answer(status, headers, Json.read(body));
    }
}
