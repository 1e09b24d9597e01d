package io.tiebreak.local.functions;

import io.tiebreak.local.template.Account;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.yaml.CannotStart;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The variables a function sees: the template's, those Lambda sets, and where its AWS is on this machine. */
final class FunctionEnvironment {

    private static final Set<String> RESERVED = Set.of(
            "AWS_ACCESS_KEY",
            "AWS_ACCESS_KEY_ID",
            "AWS_DEFAULT_REGION",
            "AWS_EXECUTION_ENV",
            "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
            "AWS_LAMBDA_FUNCTION_NAME",
            "AWS_LAMBDA_FUNCTION_VERSION",
            "AWS_LAMBDA_INITIALIZATION_TYPE",
            "AWS_LAMBDA_LOG_GROUP_NAME",
            "AWS_LAMBDA_LOG_STREAM_NAME",
            "AWS_LAMBDA_RUNTIME_API",
            "AWS_REGION",
            "AWS_SECRET_ACCESS_KEY",
            "AWS_SECRET_KEY",
            "AWS_SESSION_TOKEN",
            "LAMBDA_RUNTIME_DIR",
            "LAMBDA_TASK_ROOT",
            "_HANDLER",
            "_X_AMZN_TRACE_ID");

    private FunctionEnvironment() {}

    static Map<String, String> of(LambdaFunction function, Map<String, String> endpoints) {
        function.environment().keySet().stream().filter(RESERVED::contains).forEach(name -> {
            throw new CannotStart(
                    function.place(),
                    function.logicalId() + " sets " + name + ", which Lambda keeps to itself: remove it");
        });
        Map<String, String> variables = new HashMap<>(function.environment());
        variables.putAll(setByLambda(function));
        variables.putAll(endpoints);
        // The SDK would read the developer's own profile otherwise, and take an endpoint or a retry mode from it.
        variables.put("AWS_CONFIG_FILE", "/var/task/no-config");
        variables.put("AWS_SHARED_CREDENTIALS_FILE", "/var/task/no-credentials");
        return Map.copyOf(variables);
    }

    private static Map<String, String> setByLambda(LambdaFunction function) {
        return Map.ofEntries(
                Map.entry("_HANDLER", function.handler()),
                Map.entry("AWS_ACCESS_KEY_ID", "local"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "local"),
                Map.entry("AWS_SESSION_TOKEN", "local"),
                Map.entry("AWS_REGION", Account.REGION),
                Map.entry("AWS_DEFAULT_REGION", Account.REGION),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_" + function.runtime()),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", InvocationContext.VERSION),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", Integer.toString(function.memoryInMegabytes())),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", function.logGroup()),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", Account.LOG_STREAM),
                Map.entry("LAMBDA_TASK_ROOT", "/var/task"),
                Map.entry("LAMBDA_RUNTIME_DIR", "/var/runtime"),
                Map.entry("LANG", "en_US.UTF-8"),
                Map.entry("TZ", ":UTC"));
    }
}
