package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Serverless::Function}. */
final class FunctionType implements ResourceType {

    private static final int LAMBDAS_DEFAULT_TIMEOUT = 3;
    private static final int LAMBDAS_DEFAULT_MEMORY = 128;

    @Override
    public Optional<String> attribute(String logicalId, String attribute, Value.Fields resource) {
        return attribute.equals("Arn")
                ? Optional.of(Account.arn("lambda", "function:" + ref(logicalId)))
                : Optional.empty();
    }

    @Override
    public void read(String logicalId, Section properties, Template.Builder template) {
        properties.withoutEffect(
                "Architectures",
                "AutoPublishAlias",
                "AutoPublishAliasAllProperties",
                "DeploymentPreference",
                "Description",
                "EphemeralStorage",
                "KmsKeyArn",
                "LoggingConfig",
                "PermissionsBoundary",
                "PropagateTags",
                "ProvisionedConcurrencyConfig",
                "ReservedConcurrentExecutions",
                "RuntimeManagementConfig",
                "SnapStart",
                "Tags",
                "Tracing");
        String runtime = properties.required("Runtime");
        if (!runtime.startsWith("java")) {
            throw properties.problem("Runtime", "is no Java: this machine runs Java handlers only");
        }
        template.add(new LambdaFunction(
                logicalId,
                runtime,
                properties.required("Handler"),
                template.folder().resolve(Path.of(properties.required("CodeUri"))),
                properties.number("MemorySize").orElse(LAMBDAS_DEFAULT_MEMORY),
                Duration.ofSeconds(properties.number("Timeout").orElse(LAMBDAS_DEFAULT_TIMEOUT)),
                properties.section("Environment").map(FunctionType::variables).orElse(Map.of()),
                PolicyReader.read(properties),
                EventTypes.read(logicalId, properties.sectionsByName("Events")),
                properties.placeOf("Handler")));
    }

    private static Map<String, String> variables(Section environment) {
        Map<String, String> variables = environment.textsByName("Variables");
        environment.finish();
        return variables;
    }
}
