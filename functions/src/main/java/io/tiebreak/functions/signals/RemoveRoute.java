package io.tiebreak.functions.signals;

import io.tiebreak.address.Address;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Query;
import io.tiebreak.functions.http.Route;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterCommand;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;

/** {@code DELETE /v1/signals{address}}: removes a shared value; its revision goes on counting. */
final class RemoveRoute implements Route {
    private final SignalWrites writes;

    @Inject
    RemoveRoute(SignalWrites writes) {
        this.writes = writes;
    }

    @Override
    public Answer handle(Call call) {
        Address address = Addresses.inPath(call);
        var target = writes.target(call, address);
        call.noBody();
        Query query = call.query("revision", "fence");
        var command = new RegisterCommand.RemoveValue(integer(query, "revision"), integer(query, "fence"));
        return writes.answer(call, target, command, RemoveRoute::answer);
    }

    private static OptionalLong integer(Query query, String name) {
        Optional<Long> value = query.integer(name, 0);
        return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
    }

    private static Answer answer(Register after) {
        return Answer.json(200, SignalDocuments.deletion(after));
    }
}
