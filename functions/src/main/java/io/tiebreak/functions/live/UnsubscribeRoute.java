package io.tiebreak.functions.live;

import io.tiebreak.live.Subscriptions;
import jakarta.inject.Inject;
import java.util.Optional;

/** {@code unsubscribe}: ends a subscription. */
final class UnsubscribeRoute implements SocketRoute {
    private static final int DONE = 204;

    private final Subscriptions subscriptions;
    private final Answers answers;

    @Inject
    UnsubscribeRoute(Subscriptions subscriptions, Answers answers) {
        this.subscriptions = subscriptions;
        this.answers = answers;
    }

    @Override
    public void handle(SocketCall call) {
        String name = SocketCall.name(call.message(SocketCall.ID), SocketCall.ID);
        subscriptions.unsubscribe(call.connection(), name, call.meter());
        if (call.named(SocketCall.REF).isPresent()) {
            answers.answer(call, DONE, Optional.empty());
        }
    }
}
