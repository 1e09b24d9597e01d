package io.tiebreak.functions.presence;

import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.ScopelessTokens;
import io.tiebreak.functions.http.Sent;

/** Both functions of presence in one fake world. Bodies are written with ' for ". */
final class PresenceApi {
    final FakeWorld world = new FakeWorld(ScopelessTokens.NONE);
    private final PresenceWriteFunction writes = new PresenceWriteFunction(
            DaggerFakeWriteComponent.builder().fakeWorld(world).build().api());
    private final PresenceReadFunction reads = new PresenceReadFunction(
            DaggerFakeReadComponent.builder().fakeWorld(world).build().api());

    static Sent toHeartbeats(String body) {
        return to("POST", "heartbeats").json(body);
    }

    static Sent toViews(String body) {
        return to("POST", "views").json(body);
    }

    static Sent toActive() {
        return to("GET", "active");
    }

    static Sent toStats() {
        return to("GET", "stats");
    }

    private static Sent to(String method, String what) {
        String path = "/v1/presence/" + what;
        return Sent.to(method, path, path).claim("scope", "presence");
    }

    Reply write(Sent sent) {
        return sent.by(writes);
    }

    Reply read(Sent sent) {
        return sent.by(reads);
    }

    Reply beat(String session, String tab, String path) {
        return write(toHeartbeats("{'sessionId':'" + session + "','tabId':'" + tab + "','path':'" + path + "'}"));
    }

    Reply view(String session, String path) {
        return write(toViews("{'sessionId':'" + session + "','path':'" + path + "'}"));
    }

    /** What the statistics say once they have caught up, and nobody remembers older ones. */
    Reply settledStats(Sent stats) {
        world.project();
        world.pass(PresenceReads.LEASE);
        return read(stats).is(200);
    }
}
