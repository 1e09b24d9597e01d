package io.tiebreak.functions.signals;

import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.ScopelessTokens;
import java.util.Set;

/** The keys of the routes that are wired here. */
public final class SignalsRoutes {
    private SignalsRoutes() {}

    public static Set<String> written() {
        return DaggerFakeSignalsWriteComponent.builder()
                .fakeWorld(new FakeWorld(ScopelessTokens.NONE))
                .build()
                .routes()
                .keySet();
    }

    public static Set<String> read() {
        return DaggerFakeSignalsReadComponent.builder()
                .fakeWorld(new FakeWorld(ScopelessTokens.NONE))
                .build()
                .routes()
                .keySet();
    }

    public static Set<String> ruled() {
        return DaggerFakeRulesComponent.builder()
                .fakeWorld(new FakeWorld(ScopelessTokens.NONE))
                .build()
                .routes()
                .keySet();
    }
}
