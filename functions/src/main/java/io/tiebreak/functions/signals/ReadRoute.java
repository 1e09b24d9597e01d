package io.tiebreak.functions.signals;

import io.tiebreak.address.Address;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.ETag;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Route;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterId;
import jakarta.inject.Inject;

/** {@code GET /v1/signals{address}}: a shared value as it is now. */
final class ReadRoute implements Route {
    private final SignalReads reads;

    @Inject
    ReadRoute(SignalReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        Address address = Addresses.inPath(call);
        Caller caller = reads.caller(call, address);
        call.query();
        Register register = reads.queries()
                .find(new RegisterId(caller.tenant(), address), call.meter())
                .orElseThrow(() -> Problem.of(ProblemType.NOT_FOUND, "There is no value here.")
                        .refusal());
        boolean known = call.header("If-None-Match")
                .filter(tags -> ETag.named(tags, register.revision()))
                .isPresent();
        Answer answer = known ? Answer.empty(304) : Answer.json(200, SignalDocuments.signal(register, reads.now()));
        return answer.with("ETag", ETag.of(register.revision()));
    }
}
