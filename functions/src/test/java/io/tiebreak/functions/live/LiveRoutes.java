package io.tiebreak.functions.live;

import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.ScopelessTokens;
import java.util.Set;

/** The keys of the socket routes that are wired here. */
public final class LiveRoutes {
    private LiveRoutes() {}

    public static Set<String> listened() {
        return DaggerFakeSubscriptionsComponent.builder()
                .fakeWorld(new FakeWorld(ScopelessTokens.NONE))
                .build()
                .routes()
                .keySet();
    }

    public static Set<String> written() {
        return DaggerFakeLiveWriteComponent.builder()
                .fakeWorld(new FakeWorld(ScopelessTokens.NONE))
                .build()
                .routes()
                .keySet();
    }
}
