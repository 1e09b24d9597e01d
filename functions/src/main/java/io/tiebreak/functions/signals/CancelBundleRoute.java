package io.tiebreak.functions.signals;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Requests;
import io.tiebreak.functions.http.Route;
import io.tiebreak.insight.Target;
import io.tiebreak.register.Bundle;
import io.tiebreak.register.BundleId;
import io.tiebreak.register.Queries;
import io.tiebreak.register.ScheduledBundles;
import jakarta.inject.Inject;
import java.util.List;

/** {@code DELETE /v1/bundles/{id}}: cancels a bundle whose time has not come. */
final class CancelBundleRoute implements Route {
    private final Rights rights;
    private final Queries queries;
    private final ScheduledBundles bundles;
    private final Requests requests;
    private final SignalProblems problems;

    @Inject
    CancelBundleRoute(
            Rights rights, Queries queries, ScheduledBundles bundles, Requests requests, SignalProblems problems) {
        this.requests = requests;
        this.problems = problems;
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
        Target about = about(found);
        call.report().about(caller, about, requests.of(call, caller));
        Bundle after = bundles.cancelled(found, call.meter());
        if (!(after.state() instanceof Bundle.State.Cancelled)) {
            throw problems.alreadyRun(call, about, after).refusal();
        }
        if (found.state() instanceof Bundle.State.Scheduled) {
            call.report().happened(0, false, false);
        } else {
            call.report().unchanged(0);
        }
        return Answer.json(200, EventDocuments.bundle(after));
    }

    /** What it was to do first; of one that has run it is not known any more, and its name has to do. */
    private static Target about(Bundle bundle) {
        String key = bundle.schedule().map(Bundle.Schedule::operations).stream()
                .flatMap(List::stream)
                .findFirst()
                .map(operation -> operation.address().toString())
                .orElseGet(() -> bundle.id().id());
        return new Target(Target.SIGNAL, key, "CancelBundle");
    }
}
