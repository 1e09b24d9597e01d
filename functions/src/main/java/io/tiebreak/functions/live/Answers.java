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
    /** And its opposite end alike. */
    private static final String SUBSCRIBE = "subscribe";

    private final Channel channel;

    @Inject
    Answers(Channel channel) {
        this.channel = channel;
    }

    /**
     * Answers a message by its ref.
     *
     * @param body empty for none
     * @return what became of the answer
     */
    Channel.Delivery answer(SocketCall call, int status, Optional<JsonNode> body) {
        return send(call, answer(call, Json.object(), status, body));
    }

    /** A refused message is told by its ref, and a refused subscription, which need not have one, by its id. */
    void refuse(SocketCall call, Problem problem) {
        ObjectNode names = Json.object();
        if (call.routeKey().endsWith(SUBSCRIBE)) {
            call.named(SocketCall.ID).ifPresent(id -> names.set(SocketCall.ID, id));
        }
        send(call, answer(call, names, problem.type().status(), Optional.of(problem.document(call.requestId()))));
    }

    private static ObjectNode answer(SocketCall call, ObjectNode names, int status, Optional<? extends JsonNode> body) {
        ObjectNode answer = Json.object().put("type", "answer");
        call.named(SocketCall.REF).ifPresent(ref -> answer.set(SocketCall.REF, ref));
        answer.setAll(names);
        answer.put("status", status);
        body.ifPresent(json -> answer.set("body", json));
        return answer;
    }

    /** Whoever is gone by now needs no answer; whoever can't be told has to come again. */
    Channel.Delivery send(SocketCall call, ObjectNode message) {
        Channel.Delivery delivery = channel.send(call.connection(), Json.text(message));
        if (delivery == Channel.Delivery.MISSED) {
            channel.close(call.connection());
        }
        return delivery;
    }
}
