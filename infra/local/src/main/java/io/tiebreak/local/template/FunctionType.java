package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Serverless::Function}. */
final class FunctionType implements ResourceType {

    private static final String ALIAS = "AutoPublishAlias";
    private static final int LAMBDAS_DEFAULT_TIMEOUT = 3;
    private static final int LAMBDAS_DEFAULT_MEMORY = 128;

    @Override
    public Optional<String> attribute(String logicalId, String attribute, Value.Fields resource) {
        return attribute.equals("Arn")
                ? Optional.of(Account.arn("lambda", "function:" + ref(logicalId)))
                : Optional.empty();
    }

    @Override
    public Optional<String> made(String logicalId, String property, Value.Fields resource) {
        return property.equals("Alias") && resource.fields().get("Properties") instanceof Value.Fields properties
                ? alias(properties).map(alias -> Account.arn("lambda", "function:" + ref(logicalId) + ":" + alias))
                : Optional.empty();
    }

    /** SAM needs it as a plain text, so nothing is left to resolve in it. */
    private static Optional<String> alias(Value.Fields properties) {
        return properties.fields().get(ALIAS) instanceof Value.Text text ? Optional.of(text.text()) : Optional.empty();
    }

    @Override
    public void read(String logicalId, Section properties, Template.Builder template) {
        properties.withoutEffect(
                "Architectures",
                "AutoPublishAliasAllProperties",
                "DeploymentPreference",
                "Description",
                "EphemeralStorage",
                "KmsKeyArn",
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
                properties.text(ALIAS),
                runtime,
                properties.required("Handler"),
                template.folder().resolve(Path.of(properties.required("CodeUri"))),
                properties.number("MemorySize").orElse(LAMBDAS_DEFAULT_MEMORY),
                Duration.ofSeconds(properties.number("Timeout").orElse(LAMBDAS_DEFAULT_TIMEOUT)),
                properties.section("Environment").map(FunctionType::variables).orElse(Map.of()),
                PolicyReader.read(properties),
                EventTypes.read(logicalId, properties.sectionsByName("Events")),
                properties
                        .section("LoggingConfig")
                        .flatMap(FunctionType::logGroup)
                        .orElseGet(() -> "/aws/lambda/" + ref(logicalId)),
                properties
                        .section("EventInvokeConfig")
                        .map(EventInvokeConfig::read)
                        .orElseGet(EventInvokeConfig::standard),
                properties.placeOf("Handler")));
    }

    private static Optional<String> logGroup(Section logging) {
        logging.withoutEffect("ApplicationLogLevel", "LogFormat", "SystemLogLevel");
        Optional<String> name = logging.text("LogGroup");
        logging.finish();
        return name;
    }

    private static Map<String, String> variables(Section environment) {
        Map<String, String> variables = environment.textsByName("Variables");
        environment.finish();
        return variables;
    }
}
