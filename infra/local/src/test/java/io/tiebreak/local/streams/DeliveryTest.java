package io.tiebreak.local.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.template.StreamMapping;
import io.tiebreak.local.template.StreamMapping.Batching;
import io.tiebreak.local.template.StreamMapping.StartingPosition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

    private static final Outcome FINE = new Outcome.Answered("{\"batchItemFailures\":[]}");

    /** What the function got, what was given up on, and what was dealt with together, in the order of events. */
    private final List<String> invocations = new ArrayList<>();

    private final List<String> discarded = new ArrayList<>();
    private final List<String> dealtWith = new ArrayList<>();

    private Faults faults = Faults.none();
    private final HandAdvancedClock clock = new HandAdvancedClock();

    @Test
    void aBatchThatSucceedsIsDoneAtOnce() throws Exception {
        deliver(mapping(true, true, 2), 3, batch -> FINE);
        assertThat(invocations).containsExactly("1 2 3");
        assertThat(dealtWith).containsExactly("1 2 3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"batchItemFailures\":[]}", "{\"batchItemFailures\":null}", "{}", "null"})
    void anAnswerWithoutFailuresIsSuccess(String answer) throws Exception {
        deliver(mapping(true, false, 2), 2, batch -> new Outcome.Answered(answer));
        assertThat(invocations).containsExactly("1 2");
    }

    @Test
    void everythingFromTheFirstFailureOnIsDeliveredAgain() throws Exception {
        deliver(mapping(true, false, 2), 4, batch -> invocations.size() == 1 ? failed("4", "3") : FINE);
        assertThat(invocations).containsExactly("1 2 3 4", "3 4");
        assertThat(dealtWith).containsExactly("1 2", "3 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", ""})
    void anUnknownIdentifierFailsTheWholeBatch(String identifier) throws Exception {
        deliver(mapping(true, false, 2), 3, batch -> invocations.size() == 1 ? failed(identifier, "3") : FINE);
        assertThat(invocations).containsExactly("1 2 3", "1 2 3");
        assertThat(dealtWith).containsExactly("1 2 3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"batchItemFailures\":[{\"itemIdentifier\":null}]}",
                "{\"batchItemFailures\":[{\"sequenceNumber\":\"2\"}]}"
            })
    void aFailureWithoutIdentifierFailsTheWholeBatch(String answer) throws Exception {
        deliver(mapping(true, false, 2), 2, batch -> invocations.size() == 1 ? new Outcome.Answered(answer) : FINE);
        assertThat(invocations).containsExactly("1 2", "1 2");
    }

    @Test
    void anAnswerThatIsNoJsonFailsTheWholeBatch() throws Exception {
        deliver(mapping(true, false, 2), 2, batch -> invocations.size() == 1 ? new Outcome.Answered("{") : FINE);
        assertThat(invocations).containsExactly("1 2", "1 2");
    }

    @Test
    void failuresAreNotLookedForUnlessTheMappingSaysSo() throws Exception {
        deliver(mapping(false, false, 2), 2, batch -> failed("1"));
        assertThat(invocations).containsExactly("1 2");
    }

    @Test
    void aCrashHalvesTheBatchWithoutUsingUpRetries() throws Exception {
        deliver(mapping(true, true, 1), 4, batch -> batch.contains("3") ? crash() : FINE);
        assertThat(invocations).containsExactly("1 2 3 4", "1 2", "3 4", "3", "3", "4");
        assertThat(discarded).containsExactly("3 RETRIES_EXHAUSTED after 2, threw");
        assertThat(dealtWith).containsExactly("1 2", "3", "4");
    }

    @Test
    void aTimeoutIsACrash() throws Exception {
        deliver(mapping(true, true, 0), 2, batch -> batch.contains("1") ? new Outcome.TimedOut() : FINE);
        assertThat(invocations).containsExactly("1 2", "1", "2");
        assertThat(discarded).containsExactly("1 RETRIES_EXHAUSTED after 1, threw");
    }

    @Test
    void withoutBisectingTheWholeBatchIsTriedAgainAndGivenUp() throws Exception {
        deliver(mapping(true, false, 2), 2, batch -> crash());
        assertThat(invocations).containsExactly("1 2", "1 2", "1 2");
        assertThat(discarded).containsExactly("1 2 RETRIES_EXHAUSTED after 3, threw");
        assertThat(dealtWith).containsExactly("1 2");
    }

    @Test
    void aRecordReportedForeverIsGivenUpWithWhatFollowsIt() throws Exception {
        deliver(mapping(true, true, 1), 3, batch -> failed("2"));
        assertThat(invocations).containsExactly("1 2 3", "2 3");
        assertThat(discarded).containsExactly("2 3 RETRIES_EXHAUSTED after 2");
        assertThat(dealtWith).containsExactly("1", "2 3");
    }

    @Test
    void withoutALimitABatchIsTriedUntilItSucceeds() throws Exception {
        deliver(mapping(true, false, -1), 1, batch -> invocations.size() < 50 ? crash() : FINE);
        assertThat(invocations).hasSize(50);
        assertThat(discarded).isEmpty();
    }

    @Test
    void recordsThatAreTooOldAreGivenUpUntried() throws Exception {
        clock.advance(Duration.ofSeconds(61));
        deliver(mapping(true, false, 2), 2, batch -> FINE);
        assertThat(invocations).isEmpty();
        assertThat(discarded).containsExactly("1 2 TOO_OLD after 0");
        assertThat(dealtWith).containsExactly("1 2");
    }

    @Test
    void ofABatchOnlyWhatIsTooOldIsGivenUp() throws Exception {
        StreamRecord young = new StreamRecord(
                "2", Records.CREATED.plusSeconds(30), Records.number(2).json());
        deliver(mapping(true, false, 1), List.of(Records.number(1), young), batch -> {
            clock.advance(Duration.ofSeconds(invocations.size() == 1 ? 61 : 0));
            return crash();
        });
        assertThat(invocations).containsExactly("1 2", "2");
        assertThat(discarded).containsExactly("1 TOO_OLD after 1", "2 RETRIES_EXHAUSTED after 2, threw");
        assertThat(dealtWith).containsExactly("1", "2");
    }

    @Test
    void aFailureOfTheFirstRecordHalvesNothing() throws Exception {
        deliver(mapping(true, true, 1), 4, batch -> failed("1"));
        assertThat(invocations).containsExactly("1 2 3 4", "1 2 3 4");
    }

    @Test
    void aDuplicateFaultDeliversABatchOnceMore() throws Exception {
        faults = Faults.parse("duplicate=1");
        deliver(mapping(true, false, 2), 2, batch -> FINE);
        assertThat(invocations).containsExactly("1 2", "1 2");
    }

    private void deliver(StreamMapping mapping, int records, Function<String, Outcome> function) throws Exception {
        deliver(mapping, Records.upTo(records), function);
    }

    private void deliver(StreamMapping mapping, List<StreamRecord> records, Function<String, Outcome> function)
            throws Exception {
        Discards discards = (shard, given, reason, tries, threw) -> discarded.add(
                Records.numbersIn(Delivery.event(given)) + " " + reason + " after " + tries + (threw ? ", threw" : ""));
        Function<String, Outcome> recording = event -> {
            invocations.add(Records.numbersIn(event));
            return function.apply(Records.numbersIn(event));
        };
        new Delivery(mapping, recording, discards, faults, clock, tries -> Duration.ZERO)
                .deliver("shard", records, done -> dealtWith.add(Records.numbersIn(Delivery.event(done))));
    }

    private static StreamMapping mapping(boolean reports, boolean bisects, int retries) {
        return new StreamMapping(
                "F.Events.E",
                "table",
                StartingPosition.TRIM_HORIZON,
                new Batching(10, Duration.ZERO),
                List.of(),
                reports,
                bisects,
                Optional.of(retries).filter(n -> n >= 0),
                Optional.of(Duration.ofSeconds(60)),
                Optional.empty());
    }

    private static Outcome crash() {
        return new Outcome.Failed("some.Problem", "on purpose");
    }

    private static Outcome failed(String... identifiers) {
        StringBuilder failures = new StringBuilder();
        for (String identifier : identifiers) {
            failures.append(failures.isEmpty() ? "" : ",").append("{\"itemIdentifier\":\"" + identifier + "\"}");
        }
        return new Outcome.Answered("{\"batchItemFailures\":[" + failures + "]}");
    }
}
