package io.tiebreak.functions.front;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.wiring.Environment;
import jakarta.inject.Singleton;

/** The routes that need no tenant. */
@Module
interface FrontModule {

    @Binds
    @IntoMap
    @StringKey("GET /v1/health")
    Route health(HealthRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /openapi.json")
    Route document(DocumentRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /console")
    Route console(ConsoleRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /console/{file}")
    Route consoleFile(ConsoleRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /console/config.json")
    Route consoleSettings(ConsoleSettingsRoute route);

    @Binds
    @IntoMap
    @StringKey("OPTIONS /{proxy+}")
    Route options(FallbackRoute route);

    @Binds
    @IntoMap
    @StringKey("$default")
    Route fallback(FallbackRoute route);

    @Provides
    static Sockets sockets(Environment environment) {
        return new Sockets(environment.sockets());
    }

    @Provides
    @Singleton
    static ApiDocument apiDocument() {
        return ApiDocument.bundled();
    }
}
