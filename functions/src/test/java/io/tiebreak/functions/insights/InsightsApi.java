package io.tiebreak.functions.insights;

import com.amazonaws.services.lambda.runtime.events.CloudWatchLogsEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.LambdaRuntime;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/** Both functions of insights, in a world in which others carry out commands. */
public final class InsightsApi {
    private final FakeWorld world;
    private final IncidentsFunction incidents;
    private final InsightsFunction insights;

    public InsightsApi(FakeWorld world) {
        this.world = world;
        var component = DaggerFakeInsightsComponent.builder().fakeWorld(world).build();
        this.incidents = new IncidentsFunction(component.incidents());
        this.insights = new InsightsFunction(component.api());
    }

    /** The keys of the routes that are wired here. */
    public static Set<String> routes() {
        return DaggerFakeInsightsComponent.builder()
                .fakeWorld(new FakeWorld(ScopelessTokens.NONE))
                .build()
                .routes()
                .keySet();
    }

    /** Brings all that was printed since the last time. */
    public InsightsApi deliver() {
        deliver(world.figures);
        world.figures.clear();
        return this;
    }

    /** Brings lines as CloudWatch Logs does. */
    @SuppressWarnings("NullAway") // The handler has no use for a context.
    public void deliver(List<String> lines) {
        ObjectNode batch = Json.object().put("messageType", "DATA_MESSAGE").put("logGroup", "writes");
        ArrayNode events = batch.putArray("logEvents");
        lines.forEach(
                line -> events.addObject().put("id", "1").put("timestamp", 1).put("message", line + "\n"));
        ObjectNode event = Json.object();
        event.putObject("awslogs").put("data", Base64.getEncoder().encodeToString(zipped(Json.text(batch))));
        incidents.handleRequest(LambdaRuntime.event(Json.text(event), CloudWatchLogsEvent.class), null);
    }

    private static byte[] zipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static Sent toConflicts() {
        return Sent.to("GET", "/v1/insights/conflicts", "/v1/insights/conflicts")
                .claim("scope", "insights:read");
    }

    public static Sent toConflict(String id) {
        return Sent.to("GET", "/v1/insights/conflicts/{conflictId}", "/v1/insights/conflicts/" + id)
                .path("conflictId", id)
                .claim("scope", "insights:read");
    }

    public Reply answer(Sent sent) {
        return sent.by(insights);
    }

    /** All that is known. */
    public JsonNode report() {
        // Not to the very millisecond, which is no part of what is asked for.
        world.passMillis(1);
        return answer(toConflicts()).is(200).body();
    }

    /** The record of a refusal that was told. */
    public JsonNode record(Reply refusal) {
        return answer(toConflict(refusal.get("/conflictId"))).is(200).body();
    }
}
