package io.tiebreak.local.template;

import io.tiebreak.local.template.Policy.Condition;
import io.tiebreak.local.template.Policy.Quantifier;
import io.tiebreak.local.template.Policy.Statement;
import io.tiebreak.local.yaml.CannotStart;
import io.tiebreak.local.yaml.Place;
import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A function's {@code Policies}: inline documents only, and in them only what the local run can check. */
final class PolicyReader {

    private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

    private PolicyReader() {}

    static Policy read(Section function) {
        refuseManagedPolicies(function);
        List<Statement> statements = new ArrayList<>();
        for (Section document : function.sections("Policies")) {
            if (!document.has("Statement")) {
                throw document.problem("holds " + document.names()
                        + ", a policy template the local run can't check: write its statements out");
            }
            document.withoutEffect("Version", "Id");
            document.sections("Statement").forEach(statement -> statements.add(statement(statement)));
            document.finish();
        }
        return new Policy(List.copyOf(statements));
    }

    private static void refuseManagedPolicies(Section function) {
        function.value("Policies").stream()
                .flatMap(value -> value instanceof Value.Items list ? list.items().stream() : Stream.of(value))
                .forEach(policy -> {
                    if (policy instanceof Value.Text(String name, Place place)) {
                        throw new CannotStart(
                                place,
                                function.path() + ".Policies names the managed policy " + name
                                        + ", which the local run can't check: write its statements out");
                    }
                });
    }

    private static Statement statement(Section statement) {
        boolean allows = switch (statement.required("Effect")) {
            case "Allow" -> true;
            case "Deny" -> false;
            default -> throw statement.problem("Effect", "must be Allow or Deny");
        };
        List<String> actions = statement.texts("Action");
        actions.forEach(action -> {
            if (!Actions.known(action)) {
                throw statement.problem(
                        "Action", "names " + action + ", which the local run can't check: is it misspelt?");
            }
        });
        List<String> resources = statement.texts("Resource");
        if (actions.isEmpty() || resources.isEmpty()) {
            throw statement.problem("needs Action and Resource");
        }
        List<Condition> conditions = new ArrayList<>();
        statement
                .sectionsByName("Condition")
                .forEach((operator, section) -> conditions.add(condition(operator, section)));
        statement.withoutEffect("Sid");
        statement.finish();
        return new Statement(allows, actions, resources, List.copyOf(conditions));
    }

    private static Condition condition(String operator, Section section) {
        List<String> values = section.texts(LEADING_KEYS);
        section.finish();
        return switch (operator) {
            case "ForAllValues:StringLike" -> new Condition(Quantifier.ALL, true, LEADING_KEYS, values);
            case "ForAllValues:StringEquals" -> new Condition(Quantifier.ALL, false, LEADING_KEYS, values);
            case "ForAnyValue:StringLike" -> new Condition(Quantifier.ANY, true, LEADING_KEYS, values);
            case "ForAnyValue:StringEquals" -> new Condition(Quantifier.ANY, false, LEADING_KEYS, values);
            default ->
                throw section.problem(
                        "is a condition the local run can't check: use ForAllValues:StringLike or StringEquals");
        };
    }
}
