package io.tiebreak.local.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * An answer on its way to the caller.
 *
 * @param headers names in lower case
 * @param cookies each becomes a {@code set-cookie}
 */
record HttpAnswer(int status, Map<String, String> headers, List<String> cookies, HttpBody body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** API Gateway decides these itself. */
    private static final Set<String> NOT_THE_FUNCTIONS = Set.of("connection", "content-length", "transfer-encoding");

    /** API Gateway's own answers have a message and nothing else. */
    static HttpAnswer message(int status, String message) {
        return new HttpAnswer(
                status,
                Map.of("content-type", "application/json"),
                List.of(),
                new HttpBody(JSON.createObjectNode().put("message", message).toString(), false));
    }

    static HttpAnswer internalServerError() {
        return message(500, "Internal Server Error");
    }

    /** Understands a function's result; one that is no answer becomes {@link #internalServerError()}. */
    static HttpAnswer of(String result) {
        try {
            JsonNode json = JSON.readTree(result);
            return json.has("statusCode") ? ofFields(json) : ofBody(json);
        } catch (JsonProcessingException e) {
            return internalServerError();
        }
    }

    private static HttpAnswer ofFields(JsonNode json) {
        int status = json.path("statusCode").asInt();
        if (status < 200 || status > 599) {
            return internalServerError();
        }
        Map<String, String> headers = new LinkedHashMap<>();
        json.path("headers").propertyStream().forEach(header -> {
            String name = header.getKey().toLowerCase(Locale.ROOT);
            if (!NOT_THE_FUNCTIONS.contains(name) && !header.getValue().isNull()) {
                headers.put(name, header.getValue().asText());
            }
        });
        String text = json.path("body").isNull() ? "" : json.path("body").asText();
        HttpBody body = new HttpBody(text, json.path("isBase64Encoded").asBoolean());
        if (!body.isReadable()) {
            return internalServerError();
        }
        if (!body.isEmpty()) {
            headers.putIfAbsent("content-type", "text/plain; charset=utf-8");
        }
        List<String> cookies =
                json.path("cookies").valueStream().map(JsonNode::asText).toList();
        return new HttpAnswer(status, headers, cookies, body);
    }

    /** A result without a status is the body itself. */
    private static HttpAnswer ofBody(JsonNode json) {
        String body = json.isTextual() ? json.asText() : json.toString();
        return new HttpAnswer(200, Map.of("content-type", "application/json"), List.of(), new HttpBody(body, false));
    }
}
