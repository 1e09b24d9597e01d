package io.tiebreak.functions.live;

import io.tiebreak.Ulid;
import io.tiebreak.live.Subscriptions;
import jakarta.inject.Inject;

/** {@code $disconnect}: forgets a socket, and releases what was locked over it. */
final class DisconnectRoute implements SocketRoute {
    private final Subscriptions subscriptions;
    private final Ulid ids;

    @Inject
    DisconnectRoute(Subscriptions subscriptions, Ulid ids) {
        this.subscriptions = subscriptions;
        this.ids = ids;
    }

    @Override
    public void handle(SocketCall call) {
        subscriptions.end(call.connection(), ids.next(), call.meter());
    }
}
