package io.tiebreak.functions.signals;

import static io.tiebreak.functions.signals.SignalFields.BASE;
import static io.tiebreak.functions.signals.SignalFields.FENCE;
import static io.tiebreak.functions.signals.SignalFields.LOCK;
import static io.tiebreak.functions.signals.SignalFields.LOCK_TTL;
import static io.tiebreak.functions.signals.SignalFields.REVISION;
import static io.tiebreak.functions.signals.SignalFields.TIMESTAMP;
import static io.tiebreak.functions.signals.SignalFields.UNLOCK;
import static io.tiebreak.functions.signals.SignalFields.VALUE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.Address;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.ETag;
import io.tiebreak.functions.http.Route;
import io.tiebreak.register.Locking;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterCommand;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/** {@code PUT /v1/signals{address}}: sets a shared value, locks or unlocks it, or both in one step. */
final class SetRoute implements Route {
    private final SignalWrites writes;

    @Inject
    SetRoute(SignalWrites writes) {
        this.writes = writes;
    }

    @Override
    public Answer handle(Call call) {
        Address address = Addresses.inPath(call);
        var target = writes.target(call, address);
        call.query();
        ObjectNode body = call.body(VALUE, REVISION, TIMESTAMP, BASE, LOCK, UNLOCK, LOCK_TTL, FENCE);
        return writes.answer(call, target, command(body, call.socket(), writes.now()), SetRoute::answer);
    }

    private static RegisterCommand command(ObjectNode body, Optional<String> socket, Instant now) {
        Optional<JsonNode> value = SignalFields.value(body);
        Locking locking = SignalFields.locking(body, socket);
        if (value.isEmpty()) {
            for (String field : new String[] {TIMESTAMP, BASE}) {
                if (body.has(field)) {
                    throw SignalFields.invalid(field, field + " goes with a value only.");
                }
            }
            if (locking instanceof Locking.Keep) {
                throw SignalFields.invalid(VALUE, "There is nothing to do: value, lock and unlock are all missing.");
            }
        }
        return new RegisterCommand.SetValue(
                value,
                SignalFields.integer(body, REVISION),
                SignalFields.timestamp(body, now),
                SignalFields.integer(body, BASE),
                locking,
                SignalFields.integer(body, FENCE));
    }

    private static Answer answer(Register after) {
        return Answer.json(after.created() ? 201 : 200, SignalDocuments.after(after))
                .with("ETag", ETag.of(after.revision()));
    }
}
