package io.tiebreak.functions.views;

import dagger.Component;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.ProjectionsModule;
import io.tiebreak.functions.wiring.ViewsModule;
import jakarta.inject.Singleton;
import java.util.Map;

/** The real thing in a fake world. */
@Singleton
@Component(
        modules = {FakeWorld.class, ProjectionsModule.class, ViewsModule.class, HttpModule.class, RoutesModule.class})
interface FakeViewsComponent {
    HttpApi api();

    Map<String, Route> routes();
}
