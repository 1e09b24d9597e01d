package io.tiebreak.functions.insights;

import dagger.Component;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.InsightsModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link InsightsFunction} together. */
@Singleton
@Component(
        modules = {WorldModule.class, StoresModule.class, InsightsModule.class, HttpModule.class, RoutesModule.class})
interface InsightsComponent {
    HttpApi api();
}
