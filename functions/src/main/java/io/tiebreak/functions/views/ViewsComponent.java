package io.tiebreak.functions.views;

import dagger.Component;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.wiring.HttpModule;
import io.tiebreak.functions.wiring.ProjectionsModule;
import io.tiebreak.functions.wiring.StoresModule;
import io.tiebreak.functions.wiring.ViewsModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link ViewsFunction} together. */
@Singleton
@Component(
        modules = {
            WorldModule.class,
            StoresModule.class,
            ProjectionsModule.class,
            ViewsModule.class,
            HttpModule.class,
            RoutesModule.class
        })
interface ViewsComponent {
    HttpApi api();
}
