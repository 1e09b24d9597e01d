package io.tiebreak.local.template;

import io.tiebreak.local.yaml.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Serverless::HttpApi}. */
final class HttpApiType implements ResourceType {

    @Override
    public void read(String logicalId, Section properties, Template.Builder template) {
        properties.withoutEffect(
                "AccessLogSettings",
                "DefaultRouteSettings",
                "Description",
                "FailOnWarnings",
                "Name",
                "PropagateTags",
                "RouteSettings",
                "Tags");
        Optional<Section> auth = properties.section("Auth");
        Map<String, HttpApi.Jwt> authorizers = new LinkedHashMap<>();
        auth.ifPresent(section ->
                section.sectionsByName("Authorizers").forEach((name, jwt) -> authorizers.put(name, authorizer(jwt))));
        Optional<String> standard = auth.flatMap(section -> section.text("DefaultAuthorizer"));
        standard.filter(name -> !authorizers.containsKey(name)).ifPresent(name -> {
            throw properties.problem("Auth", "names the DefaultAuthorizer '" + name + "', which is not defined");
        });
        auth.ifPresent(Section::finish);
        template.add(
                new HttpApi(
                        logicalId,
                        authorizers,
                        standard,
                        properties.section("CorsConfiguration").map(HttpApiType::cors)),
                properties);
    }

    private static HttpApi.Jwt authorizer(Section authorizer) {
        String source = authorizer.required("IdentitySource");
        if (!source.equals("$request.header.Authorization")) {
            throw authorizer.problem("IdentitySource", "must be $request.header.Authorization");
        }
        Section jwt =
                authorizer.section("JwtConfiguration").orElseThrow(() -> authorizer.problem("needs JwtConfiguration"));
        String issuer = jwt.required("issuer");
        if (!issuer.equals(LocalParameters.ISSUER)) {
            throw jwt.problem("issuer", "must be a parameter named JwtIssuer: this machine can't check others' tokens");
        }
        List<String> audiences = jwt.texts("audience");
        jwt.finish();
        authorizer.finish();
        return new HttpApi.Jwt(issuer, audiences);
    }

    private static HttpApi.Cors cors(Section cors) {
        var read = new HttpApi.Cors(
                cors.texts("AllowOrigins"),
                cors.texts("AllowMethods"),
                cors.texts("AllowHeaders"),
                cors.texts("ExposeHeaders"),
                cors.number("MaxAge"),
                cors.flag("AllowCredentials"));
        cors.finish();
        return read;
    }
}
