package io.tiebreak.functions.views;

import io.tiebreak.command.Patience;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Failures;
import io.tiebreak.functions.http.Route;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.projection.Redrive;
import io.tiebreak.projection.Redriven;
import jakarta.inject.Inject;
import jakarta.inject.Provider;

/** {@code POST /v1/views/{view}/parked/{type}/{id}/redrive}: lets a stream that waits go on, from the ledger. */
final class RedriveRoute implements Route {
    private final ViewReads reads;
    private final Redrive redrive;
    private final Provider<Patience> patience;

    @Inject
    RedriveRoute(ViewReads reads, Redrive redrive, Provider<Patience> patience) {
        this.reads = reads;
        this.redrive = redrive;
        this.patience = patience;
    }

    @Override
    public Answer handle(Call call) {
        String tenant = reads.operator(call).tenant();
        String view = reads.viewInPath(call);
        StreamId stream = reads.streamInPath(call, view, tenant);
        call.query();
        call.noBody();
        Redriven redriven = reads.generations(view, call.meter())
                .map(generations -> redrive.redrive(generations, stream, patience.get(), call.meter()))
                .orElseGet(Redriven.NotParked::new);
        return switch (redriven) {
            case Redriven.Moved(long version) ->
                Answer.json(
                        200,
                        ViewDocuments.stream(view, stream).put("redriven", true).put("version", version));
            case Redriven.StillParked(var parked) -> throw Failures.of(parked).refusal();
            case Redriven.NotParked none -> throw ViewReads.notParked().refusal();
        };
    }
}
