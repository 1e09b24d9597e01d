package io.tiebreak.functions.presence;

import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.functions.http.Sent;

/** Both functions of presence in one fake world. Bodies are written with ' for ". */
final class PresenceApi {
    final FakeWorld world = new FakeWorld(ScopelessTokens.NONE);
    private final PresenceWriteFunction writes = new PresenceWriteFunction(
            DaggerFakePresenceWriteComponent.builder().fakeWorld(world).build().api());
    private final PresenceReadFunction reads = new PresenceReadFunction(
            DaggerFakePresenceReadComponent.builder().fakeWorld(world).build().api());

    static Sent sent(String method, String path) {
        return Sent.to(method, path, path).claim("scope", "presence");
    }

    static Sent heartbeat(String body) {
        return sent("POST", "/v1/presence/heartbeats").json(body);
    }

    static Sent view(String body) {
        return sent("POST", "/v1/presence/views").json(body);
    }

    Reply write(Sent sent) {
        return sent.by(writes);
    }

    Reply beat(String session, String path) {
        return write(heartbeat("{'sessionId':'" + session + "','path':'" + path + "'}"));
    }

    Reply viewed(String session, String path) {
        return write(view("{'sessionId':'" + session + "','path':'" + path + "'}"));
    }

    Reply active() {
        return sent("GET", "/v1/presence/active").by(reads);
    }

    Reply statistics() {
        return statistics(sent("GET", "/v1/presence/stats"));
    }

    Reply statistics(Sent sent) {
        return sent.by(reads);
    }
}
