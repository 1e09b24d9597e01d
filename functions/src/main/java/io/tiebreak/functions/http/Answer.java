package io.tiebreak.functions.http;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a caller is told.
 *
 * @param status HTTP status
 * @param headers by name
 * @param body empty for none
 */
public record Answer(int status, Map<String, String> headers, Optional<String> body) {

    /** The header that says so. */
    public static final String REPLAYED = "Idempotency-Replayed";

    /** An answer with a JSON body. */
    public static Answer json(int status, JsonNode body) {
        return text(status, "application/json", Json.text(body));
    }

    /** An answer with a body of that type. */
    public static Answer text(int status, String contentType, String body) {
        return new Answer(status, Map.of("Content-Type", contentType), Optional.of(body));
    }

    /** An answer without a body. */
    public static Answer empty(int status) {
        return new Answer(status, Map.of(), Optional.empty());
    }

    /** This answer with one header more. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, more, body);
    }

    /** This answer, told to be the one to an earlier request if it is. */
    public Answer replayed(boolean replayed) {
        return replayed ? with(REPLAYED, "true") : this;
    }

    APIGatewayV2HTTPResponse response() {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(status)
                .withHeaders(headers)
                .withBody(body.orElse(""))
                .build();
    }
}
