package io.tiebreak.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.template.EventInvokeConfig;
import io.tiebreak.local.template.ScheduledRule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private final List<String> invocations = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T12:00:00.5Z");
    private Outcome outcome = new Outcome.Answered("null");

    @Test
    void itFiresAtOnceAndThenAtItsRate() throws Exception {
        Schedule schedule = schedule(Optional.of("{}"));
        assertThat(schedule.once()).isTrue();
        assertThat(schedule.once()).isFalse();
        now = now.plus(Duration.ofSeconds(299));
        assertThat(schedule.once()).isFalse();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(schedule.once()).isTrue();
        assertThat(invocations).hasSize(2);
    }

    @Test
    void whatWasMissedComesOnceAndTheRateGoesOnAsBefore() throws Exception {
        Schedule schedule = schedule(Optional.of("{}"));
        schedule.once();
        now = now.plus(Duration.ofMinutes(17));
        assertThat(schedule.once()).isTrue();
        assertThat(schedule.once()).isFalse();
        now = now.plus(Duration.ofMinutes(3));
        assertThat(schedule.once()).isTrue();
        assertThat(invocations).hasSize(3);
    }

    @Test
    void theEventIsEventBridgesOwn() throws Exception {
        schedule(Optional.empty()).once();
        assertThat(invocations.getFirst().replaceAll("\"id\":\"[0-9a-f-]{36}\"", "\"id\":\"any\""))
                .isEqualTo("""
                        {"version":"0","id":"any","detail-type":"Scheduled Event","source":"aws.events",\
                        "account":"000000000000","time":"2026-01-01T12:00:00Z","region":"us-east-1",\
                        "resources":["arn:aws:events:us-east-1:000000000000:rule/local-FS"],"detail":{}}""");
    }

    @Test
    void aGivenInputStandsForTheEvent() throws Exception {
        schedule(Optional.of("{\"a\":1}")).once();
        assertThat(invocations).containsExactly("{\"a\":1}");
    }

    @Test
    void aFailureIsTriedTwiceMoreAndThenDropped() throws Exception {
        outcome = new Outcome.TimedOut();
        schedule(Optional.of("{}")).once();
        assertThat(invocations).hasSize(3);
        assertThat(dropped).singleElement().asString().contains("F.Events.S drops an event after 3 tries");
    }

    private Schedule schedule(Optional<String> input) {
        return new Schedule(
                new ScheduledRule(
                        "F.Events.S",
                        "arn:aws:events:us-east-1:000000000000:rule/local-FS",
                        Duration.ofMinutes(5),
                        input),
                new AsynchronousInvocation(
                        this::invoke,
                        EventInvokeConfig.standard(),
                        tries -> Duration.ZERO,
                        GivenUp.dropped("F.Events.S", dropped::add),
                        () -> now),
                () -> now);
    }

    private Outcome invoke(String event) {
        invocations.add(event);
        return outcome;
    }
}
