package io.tiebreak.functions.wiring;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.gateway.GatewayChannel;
import io.tiebreak.live.Channel;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** The way to sockets, through API Gateway. */
@Module
public interface GatewayModule {
    /** How many sockets are told at once. */
    int AT_ONCE = 128;

    /** One for all, for it keeps connections. Credentials are where the SDK looks for them. */
    @Provides
    @Singleton
    static Channel channel(Environment environment, Surroundings surroundings) {
        return new GatewayChannel(
                environment.gateway(),
                Apache5HttpClient.builder()
                        .maxConnections(AT_ONCE)
                        .connectionTimeout(Duration.ofSeconds(1))
                        .socketTimeout(Duration.ofSeconds(2))
                        .build(),
                DefaultCredentialsProvider.builder().build(),
                AT_ONCE,
                surroundings);
    }
}
