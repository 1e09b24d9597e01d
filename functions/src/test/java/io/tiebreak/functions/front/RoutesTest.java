package io.tiebreak.functions.front;

import static java.util.Map.entry;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.functions.Template;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.insights.InsightsApi;
import io.tiebreak.functions.items.ItemsRoutes;
import io.tiebreak.functions.live.LiveRoutes;
import io.tiebreak.functions.presence.PresenceRoutes;
import io.tiebreak.functions.signals.SignalsRoutes;
import io.tiebreak.functions.views.ViewsRoutes;
import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Template, code and document name the same routes. */
class RoutesTest {
    private final Template template = Template.read();
    private final ApiDocument document = ApiDocument.bundled();

    private Set<String> documented() {
        return document.json().required("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(operation -> operation.getKey())
                        .filter(key -> !key.equals("parameters"))
                        .map(method -> method.toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .collect(toSet());
    }

    @Test
    void theTemplateSendsEachFunctionTheRoutesItHas() {
        Map<String, Set<String>> wired = Map.ofEntries(
                entry("ItemsWriteFunction", ItemsRoutes.written()),
                entry("ItemsReadFunction", ItemsRoutes.read()),
                entry("PresenceWriteFunction", PresenceRoutes.written()),
                entry("PresenceReadFunction", PresenceRoutes.read()),
                entry("SignalsWriteFunction", SignalsRoutes.written()),
                entry("SignalsReadFunction", SignalsRoutes.read()),
                entry("RulesFunction", SignalsRoutes.ruled()),
                entry("ViewsFunction", ViewsRoutes.all()),
                entry("InsightsFunction", InsightsApi.routes()),
                entry(
                        "DefaultFunction",
                        DaggerDefaultComponent.create().routes().keySet()));
        assertThat(template.routesByFunction()).isEqualTo(wired);
    }

    @Test
    void theTemplateSendsEachFunctionTheMessagesItKnows() {
        assertThat(template.messagesByFunction())
                .isEqualTo(Map.of(
                        "SubscriptionsFunction", LiveRoutes.listened(), "LiveWriteFunction", LiveRoutes.written()));
    }

    @Test
    void theDocumentHasTheRoutesOfTheTemplate() {
        Set<String> routes = template.routesByFunction().values().stream()
                .flatMap(Set::stream)
                .filter(route -> !route.equals("$default") && !route.startsWith("OPTIONS "))
                // The document knows no sign for parameters that go on over slashes.
                .map(route -> route.replace("+}", "}"))
                .collect(toSet());
        assertThat(documented()).isNotEmpty().isEqualTo(routes);
    }

    @Test
    void everyHandlerOfTheTemplateIsAFinalClassWithAConstructorForLambda() throws ReflectiveOperationException {
        assertThat(template.handlers()).isNotEmpty();
        for (String handler : template.handlers()) {
            String[] parts = handler.split("::", -1);
            Class<?> function = Class.forName(parts[0]);
            assertThat(parts[1]).isEqualTo("handleRequest");
            assertThat(RequestHandler.class).isAssignableFrom(function);
            assertThat(Modifier.isFinal(function.getModifiers())).isTrue();
            assertThat(Modifier.isPublic(function.getConstructor().getModifiers()))
                    .isTrue();
        }
    }

    @Test
    void everyProblemIsInTheDocumentAndExplainedToPeople() throws IOException {
        Set<String> documented = document.json()
                .at("/components/schemas/ProblemType/enum")
                .valueStream()
                .map(JsonNode::asText)
                .collect(toSet());
        assertThat(documented)
                .isEqualTo(
                        Stream.of(ProblemType.values()).map(ProblemType::path).collect(toSet()));
        assertThat(Files.readString(Path.of("../docs/problems.md"))).contains(documented);
    }
}
