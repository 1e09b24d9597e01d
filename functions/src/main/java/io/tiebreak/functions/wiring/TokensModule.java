package io.tiebreak.functions.wiring;

import com.nimbusds.jose.util.DefaultResourceRetriever;
import dagger.Module;
import dagger.Provides;
import io.tiebreak.functions.token.IssuedTokens;
import io.tiebreak.functions.token.Tokens;
import jakarta.inject.Singleton;

/** Tokens of the issuer the template names. */
@Module
public interface TokensModule {
    /** A function whose caller waits for a socket can't wait for long itself. */
    int WAIT_MILLIS = 3_000;

    /** Larger is no set of keys. */
    int MOST_BYTES = 256 * 1024;

    /** One for all, for it keeps keys. */
    @Provides
    @Singleton
    static Tokens tokens(Environment environment) {
        return new IssuedTokens(
                environment.issuer(), new DefaultResourceRetriever(WAIT_MILLIS, WAIT_MILLIS, MOST_BYTES));
    }
}
