package io.tiebreak.functions.log;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.functions.Template;
import io.tiebreak.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alarms, dashboard and manual speak of the same things, and of metrics that somebody tells. */
class WatchingTest {
    private static final String OURS = "Tiebreak";
    /** By namespace, as AWS spells them. A misspelt one is no error to AWS: it is empty for ever. */
    private static final Map<String, Set<String>> OF_AWS = Map.of(
            "AWS/ApiGateway",
            Set.of(
                    "Count",
                    "4xx",
                    "5xx",
                    "Latency",
                    "ConnectCount",
                    "MessageCount",
                    "ClientError",
                    "IntegrationError",
                    "ExecutionError"),
            "AWS/Lambda",
            Set.of("Invocations", "Errors", "Throttles", "Duration", "IteratorAge"),
            "AWS/DynamoDB",
            Set.of("ReadThrottleEvents", "WriteThrottleEvents", "TransactionConflict"),
            "AWS/SQS",
            Set.of("ApproximateNumberOfMessagesVisible", "ApproximateAgeOfOldestMessage"));

    private static final Pattern ALARM_LINE = Pattern.compile("^\\| `(\\w+Alarm)` \\|", Pattern.MULTILINE);
    private static final Pattern METRIC_LINE =
            Pattern.compile("^\\| `(\\w+)` \\| (Count|Milliseconds|None) \\|", Pattern.MULTILINE);
    private static final Pattern SEARCHED = Pattern.compile("\\{([^,}]+),[^}]*} MetricName=\"(\\w+)\"");

    private final Template template = Template.read();
    private String manual = "";

    /** A metric as the template names it. */
    private record Named(String namespace, String metric) {}

    @BeforeEach
    void readTheManual() throws IOException {
        manual = Files.readString(Path.of("../docs/operations.md"));
    }

    @Test
    void everyAlarmHasItsLineInTheManualAndEveryLineItsAlarm() {
        List<String> lines =
                ALARM_LINE.matcher(manual).results().map(line -> line.group(1)).toList();
        assertThat(lines)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(template.alarms().keySet());
    }

    @Test
    void everyAlarmSaysWhatItMeansTellsTheTopicAndKnowsWhatSilenceMeans() {
        assertThat(template.alarms()).allSatisfy((name, alarm) -> {
            assertThat(alarm.path("AlarmDescription").asText()).isNotBlank();
            assertThat(alarm.path("TreatMissingData").asText()).isNotBlank();
            assertThat(alarm.path("AlarmActions").toString()).contains("AlarmTopic");
        });
    }

    @Test
    void noAlarmReadsMoreMetricsThanAnAlarmMay() {
        assertThat(template.alarms())
                .allSatisfy((name, alarm) -> assertThat(namedBy(alarm)).hasSizeBetween(1, 10));
    }

    @Test
    void theManualCountsWhatIsBilled() {
        int read = template.alarms().values().stream()
                .mapToInt(alarm -> namedBy(alarm).size())
                .sum();
        assertThat(manual.replaceAll("\\s+", " "))
                .contains("%d alarms of standard resolution, which together read %d metrics"
                        .formatted(template.alarms().size(), read));
    }

    @Test
    void theDashboardShowsEveryAlarm() {
        Set<String> shown = widgets()
                .flatMap(widget -> widget.at("/properties/alarms").valueStream())
                .map(alarm -> alarm.asText().replaceAll("^\\$\\{(\\w+)\\.Arn}$", "$1"))
                .collect(toSet());
        assertThat(shown).isEqualTo(template.alarms().keySet());
    }

    @Test
    void theTemplateNamesNoMetricThatNobodyTells() {
        assertThat(named()).extracting(Named::namespace).contains(OURS).containsAll(OF_AWS.keySet());
        assertThat(named())
                .allSatisfy(named -> assertThat(told(named.namespace())).contains(named.metric()));
    }

    @Test
    void theManualExplainsEveryMetricOfOursWithItsUnit() throws IOException {
        assertThat(explained()).isNotEmpty().isEqualTo(printed());
    }

    private Set<String> told(String namespace) {
        return namespace.equals(OURS) ? explained().keySet() : OF_AWS.getOrDefault(namespace, Set.of());
    }

    private Map<String, String> explained() {
        return METRIC_LINE.matcher(manual).results().collect(toMap(line -> line.group(1), line -> line.group(2)));
    }

    /** Units by metric, as the functions print them. */
    private static Map<String, String> printed() throws IOException {
        List<String> lines = new ArrayList<>();
        new Metrics("stack", () -> Instant.EPOCH, lines::add)
                .tell(
                        new Metrics.Part("View", "items"),
                        Arrays.stream(Metric.values()).collect(toMap(metric -> metric, metric -> 1L)),
                        Json.object());
        return new ObjectMapper()
                .readTree(lines.getFirst())
                .at("/_aws/CloudWatchMetrics/0/Metrics")
                .valueStream()
                .collect(toMap(
                        metric -> metric.required("Name").asText(),
                        metric -> metric.required("Unit").asText()));
    }

    private Set<Named> named() {
        return Stream.concat(
                        template.alarms().values().stream().flatMap(alarm -> namedBy(alarm).stream()),
                        widgets()
                                .flatMap(widget ->
                                        widget.at("/properties/metrics").valueStream())
                                .flatMap(WatchingTest::drawn))
                .collect(toSet());
    }

    private static List<Named> namedBy(JsonNode alarm) {
        return Stream.concat(
                        Stream.of(alarm), alarm.path("Metrics").valueStream().map(m -> m.at("/MetricStat/Metric")))
                .filter(metric -> metric.has("MetricName"))
                .map(metric -> new Named(
                        metric.required("Namespace").asText(),
                        metric.required("MetricName").asText()))
                .toList();
    }

    /** A line of a graph is a metric, an expression, or an expression that searches metrics. */
    private static Stream<Named> drawn(JsonNode line) {
        return line.path(0).isTextual()
                ? Stream.of(new Named(line.path(0).asText(), line.path(1).asText()))
                : SEARCHED.matcher(line.path(0).path("expression").asText())
                        .results()
                        .map((MatchResult found) -> new Named(found.group(1), found.group(2)));
    }

    private Stream<JsonNode> widgets() {
        return template.dashboard().required("widgets").valueStream();
    }
}
