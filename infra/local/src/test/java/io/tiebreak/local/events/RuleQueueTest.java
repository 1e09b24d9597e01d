package io.tiebreak.local.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.template.EventInvokeConfig;
import io.tiebreak.local.template.EventRule;
import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleQueueTest {

    private static final Outcome FINE = new Outcome.Answered("null");
    private static final Outcome CRASH = new Outcome.Failed("some.Problem", "on purpose");

    @TempDir
    private Path folder;

    private final List<String> invocations = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private List<Outcome> outcomes = List.of(FINE);
    private long millis = 1_000_000_000_000L;

    @Test
    void whatTheRuleMatchesIsDeliveredOnceAndInOrder() throws Exception {
        RuleQueue queue = queue();
        offer(queue, "a", "b", "other", "c");
        drain(queue);
        assertThat(invocations).containsExactly("a", "b", "c");
    }

    @Test
    void aFailureIsTriedTwiceMoreAndThenDropped() throws Exception {
        outcomes = List.of(CRASH, new Outcome.TimedOut(), CRASH, FINE);
        RuleQueue queue = queue();
        offer(queue, "a", "b");
        drain(queue);
        assertThat(invocations).containsExactly("a", "a", "a", "b");
        assertThat(dropped).singleElement().asString().contains("F.Events.R drops an event after 3 tries");
    }

    @Test
    void theThirdTryCanSucceed() throws Exception {
        outcomes = List.of(CRASH, CRASH, FINE);
        RuleQueue queue = queue();
        offer(queue, "a");
        drain(queue);
        assertThat(invocations).containsExactly("a", "a", "a");
        assertThat(dropped).isEmpty();
    }

    @Test
    void whatWasNotTakenOutlivesIt() throws Exception {
        offer(queue(), "a", "b");
        Files.writeString(folder.resolve("half.tmp"), "{");
        drain(queue());
        assertThat(invocations).containsExactly("a", "b");
    }

    @Test
    void aPatternItCannotJudgeIsRefused() {
        assertThatThrownBy(() -> queue("{\"x\":[{\"wildcard\":\"a*\"}]}"))
                .isInstanceOf(CannotStart.class)
                .hasMessageStartingWith("F.Events.R: ");
    }

    private void offer(RuleQueue queue, String... names) {
        for (String name : names) {
            millis++;
            queue.offer(new ObjectMapper().createObjectNode().put("name", name));
        }
    }

    private static void drain(RuleQueue queue) throws InterruptedException {
        boolean busy = queue.once();
        while (busy) {
            busy = queue.once();
        }
    }

    private RuleQueue queue() {
        return queue("{\"name\":[\"a\",\"b\",\"c\"]}");
    }

    private RuleQueue queue(String pattern) {
        InstantSource clock = () -> Instant.ofEpochMilli(millis);
        return new RuleQueue(
                new EventRule("F.Events.R", pattern),
                folder,
                new AsynchronousInvocation(
                        this::invoke,
                        EventInvokeConfig.standard(),
                        tries -> Duration.ZERO,
                        GivenUp.dropped("F.Events.R", dropped::add),
                        clock),
                clock);
    }

    private Outcome invoke(String event) {
        try {
            JsonNode json = new ObjectMapper().readTree(event);
            invocations.add(json.path("name").asText());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return outcomes.get(Math.min(invocations.size(), outcomes.size()) - 1);
    }
}
