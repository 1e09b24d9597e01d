package io.tiebreak.local.template;

import io.tiebreak.local.template.WebSocketApi.Authorizer;
import io.tiebreak.local.template.WebSocketApi.IdentitySource;
import io.tiebreak.local.template.WebSocketApi.Target;
import io.tiebreak.local.yaml.Section;
import io.tiebreak.local.yaml.Value;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code AWS::Serverless::WebSocketApi}. */
final class WebSocketApiType implements ResourceType {

    private static final Pattern SELECTION = Pattern.compile("\\$request\\.body\\.(\\w+(\\.\\w+)*)");
    private static final Pattern SOURCE = Pattern.compile("route\\.request\\.(querystring|header)\\.([\\w-]+)");
    private static final Set<String> LIFE_CYCLE =
            Set.of(WebSocketApi.CONNECT, WebSocketApi.DISCONNECT, WebSocketApi.DEFAULT);
    private static final String SAMS_DEFAULT_STAGE = "default";

    @Override
    public Optional<String> attribute(String logicalId, String attribute, Value.Fields resource) {
        return switch (attribute) {
            case "ApiId" -> Optional.of(ref(logicalId));
            case "ApiEndpoint" -> Optional.of("wss://" + WebSocketApi.domain(logicalId));
            default -> Optional.empty();
        };
    }

    @Override
    public void read(String logicalId, Section properties, Template.Builder template) {
        properties.withoutEffect(
                "AccessLogSettings",
                "DefaultRouteSettings",
                "Description",
                "DisableSchemaValidation",
                "FailOnWarnings",
                "IpAddressType",
                "Name",
                "PropagateTags",
                "RouteSettings",
                "Tags");
        Map<String, Target> routes = routes(properties);
        Optional<Authorizer> authorizer = properties.section("Auth").flatMap(WebSocketApiType::authorizer);
        if (authorizer.isPresent() && !routes.containsKey(WebSocketApi.CONNECT)) {
            throw properties.problem("Auth", "needs a route " + WebSocketApi.CONNECT + " to guard");
        }
        template.add(
                new WebSocketApi(
                        logicalId,
                        stage(properties),
                        selection(properties),
                        authorizer,
                        routes,
                        properties.textsByName("StageVariables"),
                        properties.place()),
                properties);
    }

    private static String stage(Section properties) {
        String stage = properties.text("StageName").orElse(SAMS_DEFAULT_STAGE);
        if (!stage.matches("[\\w-]{1,128}")) {
            throw properties.problem("StageName", "is '" + stage + "', and must be letters, digits, - and _");
        }
        return stage;
    }

    private static List<String> selection(Section properties) {
        Matcher expression = SELECTION.matcher(properties.required("RouteSelectionExpression"));
        if (!expression.matches()) {
            throw properties.problem(
                    "RouteSelectionExpression", "must be like $request.body.action, the only kind the local run knows");
        }
        return List.of(expression.group(1).split("\\."));
    }

    private static Map<String, Target> routes(Section properties) {
        Map<String, Target> routes = new LinkedHashMap<>();
        properties.sectionsByName("Routes").forEach((key, route) -> {
            if (!LIFE_CYCLE.contains(key) && !key.matches("[A-Za-z0-9]+")) {
                throw route.problem("must be letters and digits, or one of " + String.join(" ", LIFE_CYCLE));
            }
            route.withoutEffect("OperationName");
            routes.put(key, target(route, "FunctionArn"));
            route.finish();
        });
        if (routes.isEmpty()) {
            throw properties.problem("needs Routes");
        }
        return routes;
    }

    private static Optional<Authorizer> authorizer(Section auth) {
        String type = auth.required("AuthType");
        if (type.equals("NONE")) {
            auth.finish();
            return Optional.empty();
        }
        if (!type.equals("CUSTOM")) {
            throw auth.problem("AuthType", "is " + type + ", and the local run knows CUSTOM and NONE");
        }
        auth.withoutEffect("Name");
        Authorizer authorizer = new Authorizer(target(auth, "AuthArn"), source(auth));
        auth.finish();
        return Optional.of(authorizer);
    }

    private static IdentitySource source(Section auth) {
        List<String> sources = auth.texts("IdentitySource");
        Matcher source = SOURCE.matcher(String.join(" ", sources));
        if (!source.matches()) {
            throw auth.problem(
                    "IdentitySource",
                    "must be one of the kind route.request.querystring.NAME or route.request.header.NAME, and is "
                            + sources);
        }
        return source.group(1).equals("header")
                ? new IdentitySource.Header(source.group(2))
                : new IdentitySource.Query(source.group(2));
    }

    private static Target target(Section section, String property) {
        return new Target(section.required(property), section.placeOf(property));
    }
}
