package io.tiebreak.functions.wiring;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.Surroundings;
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

/** What sockets are told, and which of them. */
@Module
public interface LiveModule {
    @Binds
    Wording wording(LiveDocuments documents);

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
