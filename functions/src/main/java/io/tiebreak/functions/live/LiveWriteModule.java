package io.tiebreak.functions.live;

import dagger.Binds;
import dagger.Module;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;

/** The messages that write, and the end of a socket, which may release locks. */
@Module
interface LiveWriteModule {

    @Binds
    @IntoMap
    @StringKey("set")
    SocketRoute set(WriteRoute route);

    @Binds
    @IntoMap
    @StringKey("emit")
    SocketRoute emit(WriteRoute route);

    @Binds
    @IntoMap
    @StringKey("bundle")
    SocketRoute bundle(WriteRoute route);

    @Binds
    @IntoMap
    @StringKey("$disconnect")
    SocketRoute disconnect(DisconnectRoute route);
}
