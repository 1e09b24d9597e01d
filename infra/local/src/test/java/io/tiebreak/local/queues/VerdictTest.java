package io.tiebreak.local.queues;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.functions.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

    private static final List<QueueRecord> BATCH = Stream.of("a", "b", "c")
            .map(id -> new QueueRecord(new ObjectMapper().createObjectNode().put("messageId", id)))
            .toList();

    /** Each line: what the function answers, and which messages are done. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "none", textBlock = """
            null | abc
            `{}` | abc
            `{"batchItemFailures":null}` | abc
            `{"batchItemFailures":[]}` | abc
            `{"batchItemFailures":[{"itemIdentifier":"b"}]}` | ac
            `{"batchItemFailures":[{"itemIdentifier":"a"},{"itemIdentifier":"c"}]}` | b
            `{"batchItemFailures":[{"itemIdentifier":"b"},{"itemIdentifier":"x"}]}` | none
            `{"batchItemFailures":[{"itemIdentifier":""}]}` | none
            `{"batchItemFailures":[{"itemIdentifier":null}]}` | none
            `{"batchItemFailures":[{"id":"b"}]}` | none
            `{"batchItemFailures":` | none
            """)
    void whatIsNotNamedIsDone(String answer, String done) {
        assertThat(ids(Verdict.done(new Outcome.Answered(answer), BATCH, true))).isEqualTo(done == null ? "" : done);
    }

    @Test
    void whoDoesNotReportFailuresHasNoneWhateverTheAnswer() {
        Outcome answer = new Outcome.Answered("{\"batchItemFailures\":[{\"itemIdentifier\":\"b\"}]}");
        assertThat(ids(Verdict.done(answer, BATCH, false))).isEqualTo("abc");
    }

    @Test
    void aCrashLeavesEverything() {
        assertThat(Verdict.done(new Outcome.Failed("some.Problem", "on purpose"), BATCH, true))
                .isEmpty();
        assertThat(Verdict.done(new Outcome.TimedOut(), BATCH, false)).isEmpty();
    }

    private static String ids(List<QueueRecord> records) {
        return String.join("", records.stream().map(QueueRecord::messageId).toList());
    }
}
