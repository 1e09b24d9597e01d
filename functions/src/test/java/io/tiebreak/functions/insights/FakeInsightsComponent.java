package io.tiebreak.functions.insights;

import dagger.Component;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.InsightsModule;
import java.util.Map;

/** The real routes, and the real way into the store, in a fake world. */
@Component(modules = {FakeWorld.class, HttpModule.class, InsightsModule.class, RoutesModule.class})
interface FakeInsightsComponent {
    HttpApi api();

    LoggedIncidents incidents();

    Map<String, Route> routes();
}
