package io.tiebreak.functions.presence;

import dagger.Component;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.ViewsModule;
import jakarta.inject.Singleton;
import java.util.Map;

/** The real routes in a fake world. */
@Singleton
@Component(modules = {FakeWorld.class, ViewsModule.class, HttpModule.class, PresenceReadModule.class})
interface FakeReadComponent {
    HttpApi api();

    Map<String, Route> routes();
}
