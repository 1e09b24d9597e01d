package io.tiebreak.local.http;

import io.tiebreak.local.template.HttpApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** API Gateway's own CORS: it answers preflights, and its headers replace the functions'. */
record CorsRules(HttpApi.Cors cors) {

    private static final String PREFIX = "access-control-";

    static boolean isPreflight(HttpRequest request) {
        return request.method().equals("OPTIONS")
                && request.headers().containsKey("origin")
                && request.headers().containsKey("access-control-request-method");
    }

    HttpAnswer preflight(HttpRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        allowedOrigin(request).ifPresent(origin -> {
            putOrigin(headers, origin);
            put(headers, "allow-methods", cors.methods());
            put(headers, "allow-headers", cors.headers());
            cors.maxAgeSeconds().ifPresent(age -> headers.put(PREFIX + "max-age", Integer.toString(age)));
        });
        return new HttpAnswer(204, headers, List.of(), HttpBody.NONE);
    }

    HttpAnswer applyTo(HttpAnswer answer, HttpRequest request) {
        Map<String, String> headers = new LinkedHashMap<>(answer.headers());
        headers.keySet().removeIf(name -> name.startsWith(PREFIX));
        allowedOrigin(request).ifPresent(origin -> {
            putOrigin(headers, origin);
            put(headers, "expose-headers", cors.exposedHeaders());
        });
        return new HttpAnswer(answer.status(), headers, answer.cookies(), answer.body());
    }

    private Optional<String> allowedOrigin(HttpRequest request) {
        Optional<String> origin = Optional.ofNullable(request.headers().get("origin"));
        return cors.origins().contains("*") ? origin.map(any -> "*") : origin.filter(cors.origins()::contains);
    }

    private void putOrigin(Map<String, String> headers, String origin) {
        headers.put(PREFIX + "allow-origin", origin);
        if (cors.allowsCredentials()) {
            headers.put(PREFIX + "allow-credentials", "true");
        }
    }

    private static void put(Map<String, String> headers, String name, List<String> values) {
        if (!values.isEmpty()) {
            headers.put(PREFIX + name, String.join(",", values));
        }
    }
}
