package io.tiebreak.functions.signals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Route;
import io.tiebreak.json.Json;
import io.tiebreak.register.Rules;
import jakarta.inject.Inject;

/** {@code GET /v1/rules}: all rules, the most specific first. */
final class ListRulesRoute implements Route {
    private final Authentication authentication;
    private final Rules rules;

    @Inject
    ListRulesRoute(Authentication authentication, Rules rules) {
        this.authentication = authentication;
        this.rules = rules;
    }

    @Override
    public Answer handle(Call call) {
        Caller caller = authentication.caller(call, "admin");
        call.query();
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("items");
        rules.all(caller.tenant(), call.meter()).forEach(rule -> items.add(RuleFields.json(rule)));
        return Answer.json(200, body);
    }
}
