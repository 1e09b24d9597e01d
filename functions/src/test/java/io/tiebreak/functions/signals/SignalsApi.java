package io.tiebreak.functions.signals;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.tiebreak.functions.authority.FakeAuthorities;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.functions.http.Sent;
import io.tiebreak.functions.schedule.FakeSchedule;
import java.time.Duration;
import java.util.Map;

/** All functions of shared values in one fake world. Bodies are written with ' for ". */
final class SignalsApi {
    final FakeWorld world = new FakeWorld(ScopelessTokens.NONE);
    private final SignalsWriteFunction writes = new SignalsWriteFunction(
            DaggerFakeSignalsWriteComponent.builder().fakeWorld(world).build().api());
    private final SignalsReadFunction reads = new SignalsReadFunction(
            DaggerFakeSignalsReadComponent.builder().fakeWorld(world).build().api());
    private final RulesFunction rules = new RulesFunction(
            DaggerFakeRulesComponent.builder().fakeWorld(world).build().api());

    private final RequestHandler<SQSEvent, SQSBatchResponse> authorities = FakeAuthorities.in(world);
    private final RequestHandler<SQSEvent, SQSBatchResponse> bundles = FakeSchedule.bundles(world);
    private final RequestHandler<ScheduledEvent, Map<String, Integer>> due = FakeSchedule.due(world);

    static Sent to(String method, String address) {
        return allowed(Sent.to(method, "/v1/signals/{address+}", "/v1/signals" + address)
                .path("address", address.substring(1)));
    }

    static Sent bundle(String body) {
        return allowed(Sent.to("POST", "/v1/bundles", "/v1/bundles")).json(body);
    }

    static Sent event(String body) {
        return allowed(Sent.to("POST", "/v1/events", "/v1/events")).json(body);
    }

    static Sent toEvent(String id) {
        return allowed(Sent.to("GET", "/v1/events/{id}", "/v1/events/" + id).path("id", id));
    }

    static Sent toBundle(String method, String id) {
        return allowed(Sent.to(method, "/v1/bundles/{id}", "/v1/bundles/" + id).path("id", id));
    }

    static Sent query() {
        return allowed(Sent.to("GET", "/v1/signals", "/v1/signals"));
    }

    static Sent toRules(String method) {
        return Sent.to(method, "/v1/rules", "/v1/rules").claim("scope", "admin");
    }

    private static Sent allowed(Sent sent) {
        return sent.claim("scope", "signals:read:/** signals:write:/** events:emit:/**");
    }

    Reply write(Sent sent) {
        return sent.by(writes);
    }

    Reply read(Sent sent) {
        return sent.by(reads);
    }

    Reply rules(Sent sent) {
        return sent.by(rules);
    }

    Reply put(String address, String body) {
        return write(to("PUT", address).json(body));
    }

    /** The same from another window. */
    Reply putBy(String client, String address, String body) {
        return write(to("PUT", address).header("Client-Id", client).json(body));
    }

    Reply delete(String address) {
        return write(to("DELETE", address));
    }

    Reply get(String address) {
        return read(to("GET", address));
    }

    /** Brings all that was sent before the authorities. */
    SQSBatchResponse hear() {
        return authorities.handleRequest(world.messages.takeEvents(), null);
    }

    /** Attends to all reminders. */
    SQSBatchResponse attend() {
        return bundles.handleRequest(world.messages.takeReminders(), null);
    }

    /** What happens each minute. */
    int minute() {
        return due.handleRequest(new ScheduledEvent(), null).getOrDefault("reminders", 0);
    }

    /** Makes a rule, and waits until it is in force. */
    void ruled(String rule) {
        rules(toRules("PUT").json(rule)).is(200);
        world.pass(Duration.ofSeconds(5));
    }
}
