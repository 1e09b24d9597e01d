package io.tiebreak.functions.presence;

import dagger.Component;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.wiring.HttpModule;
import java.util.Map;

/** The real routes in a fake world. */
@Component(modules = {FakeWorld.class, HttpModule.class, PresenceWriteModule.class})
interface FakeWriteComponent {
    HttpApi api();

    Map<String, Route> routes();
}
