package io.tiebreak.functions.insights;

import static io.tiebreak.functions.insights.InsightsApi.toConflict;
import static io.tiebreak.functions.insights.InsightsApi.toConflicts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.Ulid;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.functions.log.Journal;
import io.tiebreak.insight.ConflictId;
import io.tiebreak.insight.Encounter;
import io.tiebreak.insight.Incident;
import io.tiebreak.insight.IncidentJson;
import io.tiebreak.insight.Insights;
import io.tiebreak.insight.Recorder;
import io.tiebreak.insight.Refused;
import io.tiebreak.insight.Target;
import io.tiebreak.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsightsFunctionTest {
    private static final Target TARGET = new Target(Target.SIGNAL, "/lights/desk", "SetValue");

    private final FakeWorld world = new FakeWorld(ScopelessTokens.NONE);
    private final InsightsApi api = new InsightsApi(world);
    private final Ulid ids = new Ulid(world::now, new Random(1));

    private Incident refused(String tenant) {
        var refused = new Refused(
                ConflictId.of(ids.next(), TARGET), 409, OptionalLong.of(1), 2, Optional.empty(), List.of(), false);
        return new Incident(
                tenant,
                TARGET,
                Set.of(Encounter.PERMANENT),
                world.now(),
                1,
                List.of("ann"),
                "req-1",
                Optional.empty(),
                Optional.of(refused));
    }

    private static String line(Incident incident) {
        return Json.text(Json.object().set(Journal.INCIDENT, IncidentJson.json(incident)));
    }

    private static String id(Incident incident) {
        return incident.refused().orElseThrow().id().toString();
    }

    @Test
    void nothingMetIsAnEmptyReport() {
        JsonNode report = api.report();
        assertThat(report.required("targets")).isEmpty();
        assertThat(report.required("series")).isEmpty();
        assertThat(report.at("/summary/permanent").intValue()).isZero();
        assertThat(report.has("targetsOmitted")).isFalse();
        assertThat(Instant.parse(report.required("from").asText()))
                .isEqualTo(Instant.parse(report.required("to").asText()).minus(Insights.KEPT));
    }

    @Test
    void aTimeIsInclusiveAtItsBeginningAndExclusiveAtItsEnd() {
        Instant at = world.now();
        api.deliver(List.of(line(refused("demo"))));
        world.pass(Duration.ofMinutes(5));
        assertThat(permanent(at, at.plusSeconds(1))).isEqualTo(1);
        assertThat(permanent(at.minusSeconds(1), at)).isZero();
        assertThat(permanent(at.plusSeconds(1), at.plusSeconds(2))).isZero();
    }

    private int permanent(Instant from, Instant to) {
        return api.answer(toConflicts().query("from", from.toString()).query("to", to.toString()))
                .is(200)
                .body()
                .at("/summary/permanent")
                .intValue();
    }

    @Test
    void aBeginningAheadIsAnEmptyTime() {
        api.deliver(List.of(line(refused("demo"))));
        String ahead = world.now().plusSeconds(60).toString();
        assertThat(api.answer(toConflicts().query("from", ahead)).is(200).get("/to"))
                .isEqualTo("2026-11-21T08:01:00.000Z");
    }

    @Test
    void theLastThreeDaysByTheAskersClockAreThoseOfOurs() {
        String from = world.now().minus(Insights.KEPT).minusSeconds(60).toString();
        assertThat(api.answer(toConflicts().query("from", from)).is(200).get("/from"))
                .isEqualTo("2026-11-18T08:00:00.000Z");
    }

    @Test
    void aKindLeavesTheOtherOut() {
        api.deliver(List.of(line(refused("demo"))));
        world.passMillis(1);
        assertThat(api.answer(toConflicts().query("kind", "signal")).body().required("targets"))
                .hasSize(1);
        assertThat(api.answer(toConflicts().query("kind", "item")).body().required("targets"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "from, yesterday",
        "to, 2026-11-21",
        "kind, page",
        "from, 2026-11-18T07:58:59.999Z",
        "to, 2026-11-17T00:00:00Z",
        "limit, 5"
    })
    void badInputIsRefusedByName(String name, String value) {
        var sent = toConflicts().query(name, value);
        if (name.equals("to") && value.length() > 10) {
            sent.query("from", "2026-11-18T00:00:00Z");
            api.answer(sent).refuses("from");
        } else {
            api.answer(sent).refuses(name);
        }
    }

    @Test
    void itTakesTheRightTo() {
        api.answer(toConflicts().claim("scope", "items:read signals:read:/**")).isProblem(ProblemType.FORBIDDEN);
        api.answer(toConflict("x").claim("scope", "admin")).isProblem(ProblemType.FORBIDDEN);
    }

    @Test
    void whatWasNeverToldIsNotThere() {
        api.answer(toConflict("never")).isProblem(ProblemType.NOT_FOUND);
        Incident untold = refused("demo");
        world.pass(Duration.ofMinutes(1));
        Instant before = world.now();
        api.answer(toConflict(id(untold))).isProblem(ProblemType.NOT_FOUND);
        assertThat(world.now()).as("an old one is not waited for").isEqualTo(before);
    }

    @Test
    void whoAsksTooEarlyIsWaitedWithAndNotForEver() {
        Incident told = refused("demo");
        world.meanwhile(() -> api.deliver(List.of(line(told))));
        api.answer(toConflict(id(told))).is(200);
        Incident untold = refused("other");
        Instant before = world.now();
        api.answer(toConflict(id(untold)).claim("tenant", "other")).is(404);
        assertThat(Duration.between(before, world.now())).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void inAStormEveryIdIsAnsweredAndAllAreCounted() {
        List<Incident> storm =
                IntStream.range(0, 1000).mapToObj(i -> refused("demo")).toList();
        api.deliver(storm.stream().map(InsightsFunctionTest::line).toList());
        world.pass(Duration.ofMinutes(1));
        List<String> own = new ArrayList<>();
        for (Incident one : storm) {
            JsonNode record = api.answer(toConflict(id(one))).is(200).body();
            if (record.required("conflictId").asText().equals(id(one))) {
                own.add(id(one));
                assertThat(record.has("standsFor")).isFalse();
            } else {
                assertThat(record.required("standsFor").asText()).isEqualTo(id(one));
            }
        }
        assertThat(own).hasSize(Recorder.MOST_PER_MINUTE);
        assertThat(api.report().at("/summary/permanent").intValue()).isEqualTo(1000);
    }

    @Test
    void aBatchThatComesTwiceCountsOnce() {
        List<String> lines = List.of(line(refused("demo")), line(refused("demo")));
        api.deliver(lines);
        api.deliver(lines);
        assertThat(api.report().at("/summary/permanent").intValue()).isEqualTo(2);
    }

    @Test
    void aLineThatCannotBeReadDoesNotHoldUpTheOthers() {
        api.deliver(List.of("no JSON", "{\"incident\":{\"kind\":7}}", "{}", line(refused("demo"))));
        assertThat(api.report().at("/summary/permanent").intValue()).isEqualTo(1);
        assertThat(world.logged).hasSize(2).allMatch(line -> line.contains("cannot be read"));
    }
}
