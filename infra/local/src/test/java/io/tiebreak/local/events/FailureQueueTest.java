package io.tiebreak.local.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.template.EventInvokeConfig;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailureQueueTest {

    private static final Outcome CRASH = new Outcome.Failed("some.Problem", "on purpose");

    private final List<String> tried = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private Instant now = Instant.parse("2026-01-01T12:00:00.123Z");
    private Duration invocation = Duration.ZERO;
    private Outcome outcome = CRASH;

    @TempDir
    private Path folder;

    @Test
    void afterTheLastTryTheEventIsPutThereInLambdasForm() throws Exception {
        deliver(1, messages::add);
        assertThat(tried).hasSize(2);
        assertThat(messages.getFirst().replaceAll("\"requestId\":\"[0-9a-f-]{36}\"", "\"requestId\":\"any\""))
                .isEqualTo("""
                        {"version":"1.0","timestamp":"2026-01-01T12:00:00.123Z","requestContext":{"requestId":"any",\
                        "functionArn":"arn:aws:lambda:us-east-1:000000000000:function:local-F:live",\
                        "condition":"RetriesExhausted","approximateInvokeCount":2},"requestPayload":{"a":[1]},\
                        "responseContext":{"statusCode":200,"executedVersion":"$LATEST","functionError":"Unhandled"},\
                        "responsePayload":{"errorMessage":"on purpose","errorType":"some.Problem"}}""");
        assertThat(logged).isEmpty();
    }

    @Test
    void withoutRetriesItIsTriedOnce() throws Exception {
        outcome = new Outcome.TimedOut();
        deliver(0, messages::add);
        assertThat(tried).hasSize(1);
        assertThat(messages.getFirst()).contains("\"approximateInvokeCount\":1", "Sandbox.Timedout");
    }

    @Test
    void anEventThatGrewTooOldIsNotTriedAgain() throws Exception {
        invocation = Duration.ofSeconds(61);
        deliver(2, messages::add);
        assertThat(tried).hasSize(1);
        assertThat(messages.getFirst()).contains("\"condition\":\"EventAgeExceeded\"");
    }

    @Test
    void whatTheFunctionTookGoesNowhere() throws Exception {
        outcome = new Outcome.Answered("null");
        deliver(2, messages::add);
        assertThat(messages).isEmpty();
    }

    @Test
    void whatTheQueueRefusesIsDroppedWithALine() throws Exception {
        deliver(0, body -> {
            throw new IllegalArgumentException("too large");
        });
        assertThat(logged).containsExactly("F drops an event its failure queue does not take: too large");
    }

    private void deliver(int retries, Consumer<String> queue) throws Exception {
        new AsynchronousInvocation(
                        this::invoke,
                        new EventInvokeConfig(retries, Duration.ofMinutes(1), Optional.of("local-Lost")),
                        tries -> Duration.ZERO,
                        new FailureQueue(function(), queue, () -> now, logged::add),
                        () -> now)
                .deliver("{\"a\":[1]}");
    }

    private Outcome invoke(String event) {
        tried.add(event);
        now = now.plus(invocation);
        return outcome;
    }

    private LambdaFunction function() throws IOException {
        return Template.load(Files.writeString(folder.resolve("template.yaml"), """
                        Resources:
                          F:
                            Type: AWS::Serverless::Function
                            Properties: {Runtime: java25, CodeUri: f.zip, Handler: a.F, AutoPublishAlias: live}
                        """))
                .functions()
                .getFirst();
    }
}
