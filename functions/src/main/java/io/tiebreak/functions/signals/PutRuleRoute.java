package io.tiebreak.functions.signals;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Route;
import io.tiebreak.json.Json;
import io.tiebreak.register.Rule;
import io.tiebreak.register.Rules;
import jakarta.inject.Inject;

/** {@code PUT /v1/rules}: says how the addresses of a pattern are written; in force within 5 seconds. */
final class PutRuleRoute implements Route {
    private final Authentication authentication;
    private final Rules rules;

    @Inject
    PutRuleRoute(Authentication authentication, Rules rules) {
        this.authentication = authentication;
        this.rules = rules;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = authentication.caller(call, "admin");
        call.query();
        Rule rule = RuleFields.rule(call.body(RuleFields.PATTERN, RuleFields.STRATEGY, RuleFields.WRITER));
        if (!rules.put(caller.tenant(), rule, call.meter())) {
            throw new Problem(
                            ProblemType.REJECTED,
                            "A tenant has at most " + Rules.MOST + " rules.",
                            Json.object().put("code", "too-many-rules"))
                    .refusal();
        }
        return Answer.json(200, RuleFields.json(rule));
    }
}
