package io.tiebreak.functions.live;

import dagger.Component;
import io.tiebreak.functions.wiring.TokensModule;
import io.tiebreak.functions.wiring.WorldModule;
import jakarta.inject.Singleton;

/** Puts {@link LiveAuthorizerFunction} together. */
@Singleton
@Component(modules = {WorldModule.class, TokensModule.class})
interface LiveAuthorizerComponent {
    Doorman doorman();
}
