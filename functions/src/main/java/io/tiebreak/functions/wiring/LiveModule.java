package io.tiebreak.functions.wiring;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.gateway.GatewayChannel;
import io.tiebreak.functions.live.LiveDocuments;
import io.tiebreak.live.ChangeFeed;
import io.tiebreak.live.Channel;
import io.tiebreak.live.Expiry;
import io.tiebreak.live.FanOut;
import io.tiebreak.live.SubscriptionStore;
import io.tiebreak.live.Subscriptions;
import io.tiebreak.live.Wording;
import io.tiebreak.register.Queries;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.register.Registers;
import io.tiebreak.register.SocketLocks;
import jakarta.inject.Singleton;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** What sockets are told with, and what is told to whom. */
@Module
public interface LiveModule {
    /** How many sockets are told at once. */
    int AT_ONCE = 128;

    @Binds
    Wording wording(LiveDocuments documents);

    /** One for all, for it keeps connections. Credentials are where the SDK looks for them. */
    @Provides
    @Singleton
    static Channel channel(Environment environment) {
        return new GatewayChannel(
                environment.gateway(),
                Apache5HttpClient.builder()
                        .maxConnections(AT_ONCE)
                        .connectionTimeout(Duration.ofSeconds(1))
                        .socketTimeout(Duration.ofSeconds(2))
                        .build(),
                DefaultCredentialsProvider.builder().build(),
                AT_ONCE);
    }

    @Provides
    static FanOut fanOut(
            SubscriptionStore store, Channel channel, Wording wording, Backoff backoff, Surroundings surroundings) {
        return new FanOut(store, channel, wording, backoff, surroundings);
    }

    @Provides
    static ChangeFeed changeFeed(
            RegisterStore registers,
            SubscriptionStore store,
            FanOut fanOut,
            Backoff backoff,
            Surroundings surroundings) {
        return new ChangeFeed(registers, store, fanOut, backoff, surroundings);
    }

    @Provides
    static Subscriptions subscriptions(
            SubscriptionStore store,
            Queries queries,
            SocketLocks locks,
            Channel channel,
            Wording wording,
            Backoff backoff,
            Surroundings surroundings) {
        return new Subscriptions(store, queries, locks, channel, wording, backoff, surroundings);
    }

    @Provides
    static Expiry expiry(SubscriptionStore store, Channel channel, Backoff backoff, Surroundings surroundings) {
        return new Expiry(store, channel, backoff, surroundings);
    }

    @Provides
    static SocketLocks socketLocks(Queries queries, Registers registers, Surroundings surroundings) {
        return new SocketLocks(queries, registers, surroundings.clock());
    }
}
