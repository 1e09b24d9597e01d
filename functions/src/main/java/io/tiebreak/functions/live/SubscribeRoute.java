package io.tiebreak.functions.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Scope;
import io.tiebreak.functions.signals.Addresses;
import io.tiebreak.json.Json;
import io.tiebreak.live.Subscriptions;
import jakarta.inject.Inject;

/** {@code subscribe}: sends all values that a pattern means, and from then on each change. */
final class SubscribeRoute implements SocketRoute {
    private static final String PATTERN = "pattern";

    private final Authentication authentication;
    private final Subscriptions subscriptions;

    @Inject
    SubscribeRoute(Authentication authentication, Subscriptions subscriptions) {
        this.authentication = authentication;
        this.subscriptions = subscriptions;
    }

    @Override
    public void handle(SocketCall call) {
        ObjectNode message = call.message(PATTERN, SocketCall.ID);
        String name = SocketCall.name(message, SocketCall.ID);
        AddressPattern pattern = pattern(message);
        call.badge().caller(authentication, new Scope.Reaching(Addresses.READ, pattern));
        switch (subscriptions.subscribe(call.connection(), name, pattern, call.meter())) {
            // The snapshot is the answer; whose connection is over is told nothing more.
            case DONE, OVER -> {}
            case TOO_MANY ->
                throw new Problem(
                                ProblemType.REJECTED,
                                "A socket has at most " + Subscriptions.MOST + " subscriptions; end one of them.",
                                Json.object().put("code", "too-many-subscriptions"))
                        .refusal();
        }
    }

    private static AddressPattern pattern(ObjectNode message) {
        if (!message.path(PATTERN).isTextual()) {
            throw Problem.invalid("/" + PATTERN, "pattern is a text: which addresses, such as /lights/*.")
                    .refusal();
        }
        return Addresses.pattern(message.get(PATTERN).textValue(), "/" + PATTERN);
    }
}
