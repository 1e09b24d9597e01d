package io.tiebreak.local.template;

import io.tiebreak.local.yaml.CannotStart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Mistakes that show only when the resources are looked at together. */
final class Consistency {

    private final Template template;

    Consistency(Template template) {
        this.template = template;
    }

    void check() {
        checkRoutes();
        QueueConsistency queues = new QueueConsistency(template);
        queues.check();
        SocketConsistency sockets = new SocketConsistency(template);
        sockets.check();
        LogConsistency logs = new LogConsistency(template);
        template.functions().forEach(function -> {
            checkRights(function);
            queues.check(function);
            sockets.check(function);
            logs.check(function);
            function.events().streams().forEach(this::checkStream);
            function.events().rules().forEach(this::checkRule);
        });
    }

    private void checkRoutes() {
        Map<String, Route> byKey = new HashMap<>();
        for (Route route : template.routes()) {
            HttpApi api = template.api()
                    .filter(known -> known.name().equals(route.api()))
                    .orElseThrow(() -> problem(route, "ApiId is no HTTP API of this template"));
            if (api.authorizerOf(route).isEmpty() && !(route.guard() instanceof Route.Guard.Nobody)) {
                throw problem(
                        route,
                        route.key()
                                + " has no authorizer: name one, or say Auth: {Authorizer: NONE} if anybody may call it");
            }
            Optional.ofNullable(byKey.put(route.key(), route)).ifPresent(first -> {
                throw problem(route, route.key() + " is the route of " + first.event() + " already");
            });
        }
    }

    private static CannotStart problem(Route route, String what) {
        return new CannotStart(route.place(), route.event() + ": " + what);
    }

    private void checkRights(LambdaFunction function) {
        function.environment()
                .forEach((variable, value) -> template.tables().stream()
                        .filter(table -> table.name().equals(value))
                        .filter(table -> !mayUse(function, table))
                        .forEach(table -> {
                            throw new CannotStart(
                                    function.place(),
                                    function.logicalId() + " gets " + table.logicalId() + " in " + variable
                                            + ", but no statement of its Policies lets it use that table");
                        }));
    }

    private static boolean mayUse(LambdaFunction function, Table table) {
        List<String> arns = Stream.concat(
                        Stream.of(table.arn()),
                        Stream.of(table.globalIndexes(), table.localIndexes())
                                .flatMap(List::stream)
                                .map(index -> table.arn() + "/index/" + index.name()))
                .toList();
        return function.policy().statements().stream()
                .filter(Policy.Statement::allows)
                .flatMap(statement -> statement.resources().stream())
                .anyMatch(resource -> arns.stream().anyMatch(arn -> Wildcards.matches(resource, arn)));
    }

    private void checkStream(StreamMapping mapping) {
        if (template.tables().stream().noneMatch(table -> table.name().equals(mapping.table()))) {
            throw new CannotStart(mapping.event() + ": Stream is of no table of this template");
        }
        mapping.failureBucket()
                .filter(name -> template.buckets().stream()
                        .noneMatch(bucket -> bucket.name().equals(name)))
                .ifPresent(name -> {
                    throw new CannotStart(mapping.event() + ": OnFailure names no bucket of this template");
                });
    }

    private void checkRule(EventRule rule) {
        EventBridgeRuleEvent.buckets(rule).stream()
                .filter(name -> template.buckets().stream()
                        .noneMatch(bucket -> bucket.name().equals(name) && bucket.tellsEventBridge()))
                .forEach(name -> {
                    throw new CannotStart(rule.event() + ": Pattern names " + name
                            + ", which is no bucket of this template with EventBridgeEnabled: true");
                });
    }
}
