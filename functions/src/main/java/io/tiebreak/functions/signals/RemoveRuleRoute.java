package io.tiebreak.functions.signals;

import io.tiebreak.address.AddressPattern;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Route;
import io.tiebreak.json.Json;
import io.tiebreak.register.Rules;
import jakarta.inject.Inject;

/** {@code DELETE /v1/rules?pattern=}: takes a rule back; what is less specific holds within 5 seconds. */
final class RemoveRuleRoute implements Route {
    private final Authentication authentication;
    private final Rules rules;

    @Inject
    RemoveRuleRoute(Authentication authentication, Rules rules) {
        this.authentication = authentication;
        this.rules = rules;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = authentication.caller(call, "admin");
        call.noBody();
        AddressPattern pattern = Addresses.pattern(
                call.query(RuleFields.PATTERN).text(RuleFields.PATTERN).orElse(""), RuleFields.PATTERN);
        if (!rules.remove(caller.tenant(), pattern, call.meter())) {
            throw Problem.of(ProblemType.NOT_FOUND, "There is no rule of this pattern.")
                    .refusal();
        }
        return Answer.json(
                200, Json.object().put(RuleFields.PATTERN, pattern.toString()).put("deleted", true));
    }
}
