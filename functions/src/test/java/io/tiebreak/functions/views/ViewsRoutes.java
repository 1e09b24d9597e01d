package io.tiebreak.functions.views;

import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.ScopelessTokens;
import java.util.Set;

/** The keys of the routes that are wired here. */
public final class ViewsRoutes {
    private ViewsRoutes() {}

    public static Set<String> all() {
        return DaggerFakeViewsComponent.builder()
                .fakeWorld(new FakeWorld(ScopelessTokens.NONE))
                .build()
                .routes()
                .keySet();
    }
}
