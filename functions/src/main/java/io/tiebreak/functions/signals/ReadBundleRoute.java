package io.tiebreak.functions.signals;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Route;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleId;
import jakarta.inject.Inject;

/** {@code GET /v1/bundles/{id}}: how a bundle stands. */
final class ReadBundleRoute implements Route {
    private final SignalReads reads;

    @Inject
    ReadBundleRoute(SignalReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = reads.rights().somebody(call, Addresses.WRITE, Addresses.EMIT);
        call.query();
        Bundle bundle = reads.queries()
                .find(new BundleId(caller.tenant(), call.pathParameter("id")), call.meter())
                .orElseThrow(SignalProblems::noBundle);
        reads.rights().require(call, bundle);
        return Answer.json(200, EventDocuments.bundle(bundle));
    }
}
