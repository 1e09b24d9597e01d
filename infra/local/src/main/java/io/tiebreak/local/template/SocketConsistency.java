package io.tiebreak.local.template;

import io.tiebreak.local.template.WebSocketApi.Target;
import io.tiebreak.local.yaml.CannotStart;
import java.util.List;

/** Mistakes around WebSocket APIs that show only when the resources are looked at together. */
final class SocketConsistency {

    private static final String ACTIONS = "execute-api:";
    private static final List<String> METHODS = List.of("POST", "GET", "DELETE");
    private static final String ANY_CONNECTION = "any";

    private final Template template;

    SocketConsistency(Template template) {
        this.template = template;
    }

    void check() {
        template.socketApi().ifPresent(api -> {
            api.routes().forEach((key, target) -> check(target, api.logicalId() + ": the FunctionArn of " + key));
            api.authorizer().ifPresent(authorizer -> check(authorizer.function(), api.logicalId() + ": the AuthArn"));
        });
    }

    private void check(Target target, String what) {
        if (template.functionOf(target.arn()).isEmpty()) {
            throw new CannotStart(
                    target.place(), what + " is of no function of this template, nor of its AutoPublishAlias");
        }
    }

    void check(LambdaFunction function) {
        function.policy().statements().stream()
                .filter(SocketConsistency::isAboutSockets)
                .flatMap(statement -> statement.resources().stream())
                .filter(resource -> !namesConnections(resource))
                .forEach(resource -> {
                    throw new CannotStart(
                            function.place(),
                            function.logicalId() + " has a statement about " + resource
                                    + ", which are no connections of a WebSocket API of this template");
                });
        function.environment()
                .forEach((variable, value) -> template.socketApi()
                        .filter(api -> api.managementUrl().equals(value))
                        .filter(api -> !mayUse(function))
                        .ifPresent(api -> {
                            throw new CannotStart(
                                    function.place(),
                                    function.logicalId() + " gets " + api.logicalId() + " in " + variable
                                            + ", but no statement of its Policies lets it use connections of that API");
                        }));
    }

    private boolean mayUse(LambdaFunction function) {
        return function.policy().statements().stream()
                .filter(Policy.Statement::allows)
                .flatMap(statement -> statement.resources().stream())
                .anyMatch(this::namesConnections);
    }

    private static boolean isAboutSockets(Policy.Statement statement) {
        return statement.actions().stream().anyMatch(action -> action.startsWith(ACTIONS));
    }

    private boolean namesConnections(String resource) {
        return template.socketApi().stream()
                .flatMap(api -> METHODS.stream().map(method -> api.connectionArn(method, ANY_CONNECTION)))
                .anyMatch(arn -> Wildcards.matches(resource, arn));
    }
}
