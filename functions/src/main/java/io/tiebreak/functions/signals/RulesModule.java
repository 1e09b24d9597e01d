package io.tiebreak.functions.signals;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import io.tiebreak.functions.http.Route;

/** The routes of rules. */
@Module
interface RulesModule {

    @Binds
    @IntoMap
    @StringKey("GET /v1/rules")
    Route list(ListRulesRoute route);

    @Binds
    @IntoMap
    @StringKey("PUT /v1/rules")
    Route put(PutRuleRoute route);

    @Binds
    @IntoMap
    @StringKey("DELETE /v1/rules")
    Route remove(RemoveRuleRoute route);
}
