package io.tiebreak.functions.signals;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Route;
import io.tiebreak.register.Event;
import io.tiebreak.register.EventId;
import jakarta.inject.Inject;

/** {@code GET /v1/events/{id}}: what became of an event. */
final class ReadEventRoute implements Route {
    private final SignalReads reads;

    @Inject
    ReadEventRoute(SignalReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = reads.rights().somebody(call, Addresses.EMIT);
        call.query();
        Event event = reads.queries()
                .find(new EventId(caller.tenant(), call.pathParameter("id")), call.meter())
                .orElseThrow(() -> Problem.of(
                                ProblemType.NOT_FOUND,
                                "There is no such event, or not any more: it is told of for 24 hours after its end.")
                        .refusal());
        reads.rights().require(call, Addresses.EMIT, event.address());
        return Answer.json(200, EventDocuments.event(event));
    }
}
