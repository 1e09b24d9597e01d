package io.tiebreak.functions.presence;

import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.ScopelessTokens;
import java.util.Set;

/** The keys of the routes that are wired here. */
public final class PresenceRoutes {
    private PresenceRoutes() {}

    public static Set<String> written() {
        return DaggerFakeWriteComponent.builder()
                .fakeWorld(new FakeWorld(ScopelessTokens.NONE))
                .build()
                .routes()
                .keySet();
    }

    public static Set<String> read() {
        return DaggerFakeReadComponent.builder()
                .fakeWorld(new FakeWorld(ScopelessTokens.NONE))
                .build()
                .routes()
                .keySet();
    }
}
