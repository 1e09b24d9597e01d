package io.tiebreak.functions.wiring;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.HttpApi;
import io.tiebreak.functions.http.Route;
import io.tiebreak.functions.log.Journal;
import io.tiebreak.functions.log.Log;
import jakarta.inject.Provider;
import java.util.Map;

/** The API a function's routes make. */
@Module
public interface HttpModule {

    @Provides
    static HttpApi api(Map<String, Route> routes, Log log, Provider<Journal> journal, Surroundings surroundings) {
        return new HttpApi(routes, log, journal, surroundings.clock());
    }
}
