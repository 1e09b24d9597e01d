package io.tiebreak.functions.insights;

import dagger.Component;
import io.tiebreak.functions.wiring.InsightsModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link IncidentsFunction} together. */
@Singleton
@Component(modules = {WorldModule.class, StoresModule.class, InsightsModule.class})
interface IncidentsComponent {
    LoggedIncidents incidents();
}
