package io.tiebreak.functions.live;

import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Scope;
import io.tiebreak.functions.signals.Addresses;
import io.tiebreak.live.Connection;
import io.tiebreak.live.Subscriptions;
import jakarta.inject.Inject;
import java.util.Set;

/** {@code $connect}: lets in whoever may do anything over a socket. */
final class ConnectRoute implements SocketRoute {
    private static final Scope ANYTHING = new Scope.Somewhere(Set.of(Addresses.READ, Addresses.WRITE, Addresses.EMIT));

    private final Authentication authentication;
    private final Subscriptions subscriptions;
    private final Ends ends;

    @Inject
    ConnectRoute(Authentication authentication, Subscriptions subscriptions, Ends ends) {
        this.authentication = authentication;
        this.subscriptions = subscriptions;
        this.ends = ends;
    }

    @Override
    public void handle(SocketCall call) {
        Badge badge = call.badge();
        Caller caller = badge.caller(authentication, ANYTHING);
        var connection = new Connection(call.connection(), caller.tenant(), badge.end());
        subscriptions.open(connection, call.meter());
        // Afterwards: nobody is sent to end what is not known yet.
        ends.remind(caller.tenant(), connection.id(), connection.end());
    }
}
