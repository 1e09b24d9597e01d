package io.tiebreak.functions.signals;

import dagger.Component;
import io.tiebreak.functions.fakes.FakeWorld;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.RegistersModule;
import jakarta.inject.Singleton;
import java.util.Map;

/** The real routes in a fake world. */
@Singleton
@Component(modules = {FakeWorld.class, RegistersModule.class, HttpModule.class, RulesModule.class})
interface FakeRulesComponent {
    HttpApi api();

    Map<String, Route> routes();
}
