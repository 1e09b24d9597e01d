package io.tiebreak.local.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.events.AsynchronousInvocation;
import io.tiebreak.local.events.GivenUp;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.functions.Poll;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.template.LogSubscription;
import io.tiebreak.local.template.Template;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;

/** A function with two subscriptions, and what it was brought: numbers above 0 from group A, all of group B. */
final class Reader {

    private static final String TEMPLATE = """
            Globals: {Function: {Runtime: java25, CodeUri: functions.zip}}
            Resources:
              A: {Type: AWS::Logs::LogGroup}
              B: {Type: AWS::Logs::LogGroup}
              Reader:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: a.Reader
                  Events:
                    A: {Type: CloudWatchLogs, Properties: {LogGroupName: !Ref A, FilterPattern: "{ $.n > 0 }"}}
                    B: {Type: CloudWatchLogs, Properties: {LogGroupName: !Ref B, FilterPattern: ""}}
            """;

    /** The lines of each invocation. */
    final List<List<String>> batches = new CopyOnWriteArrayList<>();

    final List<JsonNode> events = new ArrayList<>();
    final List<String> dropped = new ArrayList<>();
    final LogGroups logs;

    /** One for each invocation; the last one for all that follow. */
    List<Outcome> outcomes = List.of(new Outcome.Answered("null"));

    Runnable duringInvocation = () -> {};
    Instant now = Instant.parse("2026-01-01T12:00:00.123Z");

    private final LambdaFunction function;

    Reader(Path folder) throws IOException {
        function = Template.load(Files.writeString(folder.resolve("template.yaml"), TEMPLATE))
                .functions()
                .getFirst();
        logs = new LogGroups(List.of(function), () -> now);
    }

    Poll ofA() {
        return source(0, Faults.none());
    }

    Poll ofB() {
        return ofB(Faults.none());
    }

    Poll ofB(Faults faults) {
        return source(1, faults);
    }

    private Poll source(int subscription, Faults faults) {
        LogSubscription wanted = function.events().logs().get(subscription);
        AsynchronousInvocation invocation = new AsynchronousInvocation(
                this::invoke,
                function.asynchronous(),
                tries -> Duration.ZERO,
                GivenUp.dropped(wanted.event(), dropped::add),
                () -> now);
        return logs.source(wanted, invocation, faults);
    }

    private Outcome invoke(String event) {
        JsonNode content = unpack(event);
        events.add(content);
        batches.add(content.path("logEvents")
                .valueStream()
                .map(line -> line.path("message").asText())
                .toList());
        duringInvocation.run();
        return outcomes.get(Math.min(batches.size(), outcomes.size()) - 1);
    }

    private static JsonNode unpack(String event) {
        ObjectMapper json = new ObjectMapper();
        try {
            String data = json.readTree(event).at("/awslogs/data").asText();
            byte[] zipped = Base64.getDecoder().decode(data);
            return json.readTree(
                    new String(new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
