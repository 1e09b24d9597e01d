package io.tiebreak.functions.views;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Route;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Standing;
import jakarta.inject.Inject;

/** {@code GET /v1/views/{view}/parked/{type}/{id}}: why a stream waits, what the view has of it, and what the ledger has. */
final class ParkedRoute implements Route {
    private final ViewReads reads;

    @Inject
    ParkedRoute(ViewReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        String tenant = reads.onlooker(call).tenant();
        String view = reads.viewInPath(call);
        StreamId stream = reads.streamInPath(call, view, tenant);
        call.query();
        Standing standing = reads.standing(view, stream, call.meter());
        Parked parked =
                standing.parked().orElseThrow(() -> ViewReads.notParked().refusal());
        ObjectNode body = ViewDocuments.parked(view, parked).put("applied", standing.applied());
        reads.newest(stream, call.meter()).ifPresent(version -> body.put("newest", version));
        return Answer.json(200, body);
    }
}
