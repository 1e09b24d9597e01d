package io.tiebreak.local.functions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.TestProject;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.template.Template;
import io.tiebreak.local.yaml.CannotStart;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionsTest {

    private static final String HANDLERS = "io.tiebreak.local.handlers.";

    @TempDir
    private Path folder;

    private TestProject project;

    @BeforeEach
    void packHandlers() {
        project = TestProject.in(folder);
    }

    @Test
    void aFunctionSeesItsOwnEnvironmentAndNothingElseWheneverItAsks() throws Exception {
        try (Functions functions = start("EnvironmentFunction::answer", "{OWN: mine, AWS_PROFILE: theirs}")) {
            JsonNode answer = answer(functions, "{\"asked\":1}");
            JsonNode seen = answer.path("atConstruction");
            assertThat(answer.path("asked").asInt()).isEqualTo(1);
            assertThat(answer.path("later")).isEqualTo(seen);
            assertThat(seen.path("OWN").asText()).isEqualTo("mine");
            assertThat(seen.path("AWS_PROFILE").asText()).isEqualTo("theirs");
            assertThat(seen.path("AWS_REGION").asText()).isEqualTo("us-east-1");
            assertThat(seen.path("AWS_LAMBDA_FUNCTION_NAME").asText()).isEqualTo("local-Subject");
            assertThat(seen.path("AWS_LAMBDA_FUNCTION_MEMORY_SIZE").asText()).isEqualTo("128");
            assertThat(seen.path("AWS_EXECUTION_ENV").asText()).isEqualTo("AWS_Lambda_java25");
            assertThat(seen.path("_HANDLER").asText()).isEqualTo(HANDLERS + "EnvironmentFunction::answer");
            assertThat(seen.path("AWS_ENDPOINT_URL_DYNAMODB").asText()).isEqualTo("http://127.0.0.1:1/Subject");
            assertThat(seen.has("HOME")).isFalse();
            assertThat(System.getenv()).containsKey("PATH").doesNotContainKey("OWN");
            assertThat(System.getenv("OWN")).isNull();
        }
    }

    @Test
    void nothingOfThisJvmLeaksIntoAFunction() throws Exception {
        try (Functions functions = start("EnvironmentFunction::answer", "{}")) {
            JsonNode answer = answer(functions, "{}");
            assertThat(answer.path("seesDynamoDbLocal").asBoolean()).isFalse();
            assertThat(answer.path("seesSdk").asBoolean()).isFalse();
            assertThat(answer.path("seesSerialization").asBoolean()).isFalse();
            assertThat(answer.path("seesRunner").asBoolean()).isFalse();
        }
    }

    @Test
    void twoFunctionsWithTheSameEventTypeKeepTheirClassesApart() {
        String record =
                "{\"Records\":[{\"dynamodb\":{\"Keys\":{\"id\":{\"S\":\"poison\"}},\"SequenceNumber\":\"7\"}}]}";
        for (int i = 0; i < 2; i++) {
            try (Functions functions = start("CopyFunction::handleRequest", "{COPIES_TABLE: none}")) {
                assertThat(functions.get("Subject").invoke(record))
                        .isEqualTo(new Outcome.Answered("{\"batchItemFailures\":[{\"itemIdentifier\":\"7\"}]}"));
            }
        }
    }

    @Test
    void aHandlerThatIsNotThereIsRefusedByName() {
        assertRefused("Nowhere::handleRequest", "{}", "names the class " + HANDLERS + "Nowhere, which is not in");
        assertRefused("EnvironmentFunction::nothing", "{}", "names the method nothing");
        assertRefused("EnvironmentFunction", "{}", "names the method handleRequest");
        assertRefused("DynamoDbCall::call", "{}", "no public constructor without parameters");
    }

    @Test
    void aVariableTheHandlerMissesIsReportedInItsWords() {
        assertRefused(
                "EchoFunction", "{}", "Subject can't be constructed: the environment variable GREETING is not set");
    }

    @Test
    void aVariableThatLambdaKeepsToItselfIsRefused() {
        assertRefused(
                "EnvironmentFunction::answer", "{AWS_REGION: x}", "sets AWS_REGION, which Lambda keeps to itself");
    }

    @Test
    void aMissingArtifactSaysHowToBuildIt() throws Exception {
        Files.delete(folder.resolve("functions.zip"));
        assertRefused("EchoFunction", "{}", "run `mvn -q -DskipTests package`");
    }

    private void assertRefused(String handler, String variables, String says) {
        CannotStart problem = catchThrowableOfType(
                CannotStart.class, () -> start(handler, variables).close());
        assertThat(problem).hasMessageContaining(says);
        assertThat(problem.getMessage()).doesNotContain("\n");
    }

    private Functions start(String handler, String variables) {
        Template template = Template.load(project.template("""
                Resources:
                  Subject:
                    Type: AWS::Serverless::Function
                    Properties:
                      Runtime: java25
                      CodeUri: functions.zip
                      Handler: %s
                      Environment: {Variables: %s}
                """.formatted(HANDLERS + handler, variables)));
        return Functions.start(
                template.functions(),
                Faults.none(),
                caller -> Map.of("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1/" + caller.path()),
                (group, line) -> {});
    }

    private static JsonNode answer(Functions functions, String event) throws Exception {
        return switch (functions.get("Subject").invoke(event)) {
            case Outcome.Answered(String json) -> new ObjectMapper().readTree(json);
            case Outcome.Failed(String type, String message) -> fail(type + ": " + message);
            case Outcome.TimedOut() -> fail("timed out");
        };
    }
}
