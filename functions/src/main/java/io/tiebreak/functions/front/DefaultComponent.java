package io.tiebreak.functions.front;

import dagger.Component;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;
import java.util.Map;

/** Puts {@link DefaultFunction} together. */
@Singleton
@Component(modules = {WorldModule.class, HttpModule.class, FrontModule.class})
interface DefaultComponent {
    HttpApi api();

    Map<String, Route> routes();
}
