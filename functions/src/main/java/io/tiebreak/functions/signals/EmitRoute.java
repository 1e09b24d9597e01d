package io.tiebreak.functions.signals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.Address;
import io.tiebreak.command.Request;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Failures;
import io.tiebreak.functions.http.Preconditions;
import io.tiebreak.functions.http.Requests;
import io.tiebreak.functions.http.Route;
import io.tiebreak.json.Json;
import io.tiebreak.register.Event;
import io.tiebreak.register.EventOutcome;
import io.tiebreak.register.Events;
import jakarta.inject.Inject;

/** {@code POST /v1/events}: sends a command to whoever has authority over an address. */
final class EmitRoute implements Route {
    private final Authentication authentication;
    private final Events events;
    private final Requests requests;

    @Inject
    EmitRoute(Authentication authentication, Events events, Requests requests) {
        this.authentication = authentication;
        this.events = events;
        this.requests = requests;
    }

    @Override
    public Answer handle(Call call) {
        call.query();
        Preconditions.none(call, "An event expects nothing of what is there; its authority may.");
        ObjectNode body = call.body(EventFields.ADDRESS, EventFields.VALUE, EventFields.TARGET);
        Address address = EventFields.address(body);
        Caller caller = Addresses.caller(authentication, call, Addresses.EMIT, address);
        Request request = requests.of(call, caller).by(caller.writer());
        call.report().about(caller, SignalProblems.about(address, "EmitEvent"), request);
        return switch (events.emit(caller.tenant(), EventFields.emission(body, address), request, call.meter())) {
            case EventOutcome.Accepted(Event event, boolean replayed) -> {
                call.report().happened(0, replayed, false);
                yield answer(event).replayed(replayed);
            }
            case EventOutcome.KeyReused reused -> throw Failures.keyReused().refusal();
        };
    }

    private static Answer answer(Event event) {
        String id = event.id().id();
        return Answer.json(202, Json.object().put("eventId", id)).with("Location", "/v1/events/" + id);
    }
}
