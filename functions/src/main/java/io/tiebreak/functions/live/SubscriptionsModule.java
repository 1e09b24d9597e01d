package io.tiebreak.functions.live;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;

/** The messages about a socket and what it listens to. */
@Module
interface SubscriptionsModule {

    @Binds
    @IntoMap
    @StringKey("$connect")
    SocketRoute connect(ConnectRoute route);

    @Binds
    @IntoMap
    @StringKey("subscribe")
    SocketRoute subscribe(SubscribeRoute route);

    @Binds
    @IntoMap
    @StringKey("unsubscribe")
    SocketRoute unsubscribe(UnsubscribeRoute route);

    @Binds
    @IntoMap
    @StringKey("$default")
    SocketRoute other(OtherRoute route);
}
