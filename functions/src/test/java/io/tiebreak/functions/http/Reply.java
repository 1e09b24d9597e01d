package io.tiebreak.functions.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;

/**
 * What a caller gets.
 *
 * @param response the whole of it, as it leaves Lambda
 */
public record Reply(JsonNode response) {

    static Reply of(String response) {
        return new Reply(Json.stored(response));
    }

    public int status() {
        return response.required("statusCode").intValue();
    }

    /** A header's value; an empty text if it is not there. */
    public String header(String name) {
        return response.path("headers").path(name).asText();
    }

    public String text() {
        return response.path("body").asText();
    }

    public JsonNode body() {
        return Json.stored(text());
    }

    /** A member of the body, as text; empty if it is not there. */
    public String get(String pointer) {
        return body().at(pointer).asText();
    }

    public Reply is(int status) {
        assertThat(status()).as(text()).isEqualTo(status);
        return this;
    }

    /** A problem document of this type, complete. */
    public Reply isProblem(ProblemType type) {
        is(type.status());
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(get("/type")).isEqualTo(type.path());
        assertThat(get("/title")).isNotEmpty();
        assertThat(body().at("/status").intValue()).isEqualTo(type.status());
        assertThat(get("/detail")).isNotEmpty();
        assertThat(get("/requestId")).isEqualTo("req-1");
        return this;
    }

    /** A 400 that names this field. */
    public Reply refuses(String field) {
        isProblem(ProblemType.INVALID_REQUEST);
        assertThat(get("/field")).as(text()).isEqualTo(field);
        return this;
    }
}
