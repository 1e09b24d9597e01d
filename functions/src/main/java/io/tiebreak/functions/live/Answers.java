package io.tiebreak.functions.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.json.Json;
import io.tiebreak.live.Channel;
import jakarta.inject.Inject;
import java.util.Optional;

/** Tells the sender of a message what came of it. */
final class Answers {
    private final Channel channel;

    @Inject
    Answers(Channel channel) {
        this.channel = channel;
    }

    /** @param body empty for none */
    void answer(SocketCall call, int status, Optional<JsonNode> body) {
        ObjectNode answer = Json.object().put("type", "answer");
        call.named(SocketCall.REF).ifPresent(ref -> answer.set(SocketCall.REF, ref));
        answer.put("status", status);
        body.ifPresent(json -> answer.set("body", json));
        send(call, answer);
    }

    /** A refused message is told by its ref, and a subscription by its id as well. */
    void refuse(SocketCall call, Problem problem) {
        ObjectNode answer = Json.object().put("type", "answer");
        call.named(SocketCall.REF).ifPresent(ref -> answer.set(SocketCall.REF, ref));
        call.named(SocketCall.ID).ifPresent(id -> answer.set(SocketCall.ID, id));
        answer.put("status", problem.type().status()).set("body", problem.document(call.requestId()));
        send(call, answer);
    }

    /** Whoever is gone by now needs no answer; whoever can't be told has to come again. */
    void send(SocketCall call, ObjectNode message) {
        if (channel.send(call.connection(), Json.text(message)) == Channel.Delivery.MISSED) {
            channel.close(call.connection());
        }
    }
}
