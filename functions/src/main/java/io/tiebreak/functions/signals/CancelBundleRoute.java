package io.tiebreak.functions.signals;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Route;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleId;
import io.tiebreak.register.Queries;
import io.tiebreak.register.ScheduledBundles;
import jakarta.inject.Inject;

/** {@code DELETE /v1/bundles/{id}}: cancels a bundle whose time has not come. */
final class CancelBundleRoute implements Route {
    private final Rights rights;
    private final Queries queries;
    private final ScheduledBundles bundles;

    @Inject
    CancelBundleRoute(Rights rights, Queries queries, ScheduledBundles bundles) {
        this.rights = rights;
        this.queries = queries;
        this.bundles = bundles;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = rights.somebody(call, Addresses.WRITE, Addresses.EMIT);
        call.query();
        call.noBody();
        Bundle found = queries.find(new BundleId(caller.tenant(), call.pathParameter("id")), call.meter())
                .orElseThrow(SignalProblems::noBundle);
        rights.require(call, found);
        Bundle after = bundles.cancelled(found, call.meter());
        if (!(after.state() instanceof Bundle.State.Cancelled)) {
            throw Problem.of(ProblemType.ALREADY_RUN, "This bundle has run; it can't be cancelled any more.")
                    .refusal();
        }
        return Answer.json(200, EventDocuments.bundle(after));
    }
}
