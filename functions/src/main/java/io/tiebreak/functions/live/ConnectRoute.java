package io.tiebreak.functions.live;

import io.tiebreak.command.Surroundings;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Scope;
import io.tiebreak.functions.signals.Addresses;
import io.tiebreak.live.Connection;
import io.tiebreak.live.Subscriptions;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** {@code $connect}: lets in whoever may do anything over a socket. */
final class ConnectRoute implements SocketRoute {
    private static final Scope ANYTHING = new Scope.Somewhere(Set.of(Addresses.READ, Addresses.WRITE, Addresses.EMIT));

    /** API Gateway ends it then; so what hangs on it need not wait for a token of years, if nobody hears of its end. */
    private static final Duration LONGEST = Duration.ofHours(2);

    private final Authentication authentication;
    private final Subscriptions subscriptions;
    private final Ends ends;
    private final Surroundings surroundings;

    @Inject
    ConnectRoute(Authentication authentication, Subscriptions subscriptions, Ends ends, Surroundings surroundings) {
        this.authentication = authentication;
        this.subscriptions = subscriptions;
        this.ends = ends;
        this.surroundings = surroundings;
    }

    @Override
    public void handle(SocketCall call) {
        Badge badge = call.badge();
        Caller caller = badge.caller(authentication, ANYTHING);
        Instant longest = surroundings.clock().instant().plus(LONGEST);
        Instant end = badge.end().isBefore(longest) ? badge.end() : longest;
        var connection = new Connection(call.connection(), caller.tenant(), end);
        subscriptions.open(connection, call.meter());
        // Afterwards: nobody is sent to end what is not known yet.
        ends.remind(caller.tenant(), connection.id(), connection.end());
    }
}
