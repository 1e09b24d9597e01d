package io.tiebreak.functions.front;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Reply;
import io.tiebreak.functions.http.Sent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultFunctionTest {
    private final DefaultFunction function = new DefaultFunction();

    private Reply fallback(String method, String path) {
        return Sent.to(method, "$default", path).by(function);
    }

    @Test
    void healthTellsTheVersionToAnybody() {
        Reply reply = Sent.to("GET", "/v1/health", "/v1/health")
                .withoutToken()
                .by(function)
                .is(200);
        assertThat(reply.text()).matches("\\{\"status\":\"ok\",\"version\":\"\\d+\\.\\d+\\.\\d+\"}");
        assertThat(reply.header("Tiebreak-Units")).isEmpty();
    }

    @Test
    void theApiDescribesItselfToAnybody() {
        Reply reply = Sent.to("GET", "/openapi.json", "/openapi.json")
                .withoutToken()
                .by(function)
                .is(200);
        assertThat(reply.get("/openapi")).startsWith("3.1");
        assertThat(reply.header("Content-Type")).isEqualTo("application/json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "",
                "/v1",
                "/v1/items",
                "/v1/items/",
                "/v1/items/a/b/c",
                "/v1/items/a/",
                "/v1/health/",
                "/V1/health"
            })
    void whereNoRouteLeadsIsA404(String path) {
        fallback("GET", path).isProblem(ProblemType.UNKNOWN_ROUTE);
    }

    @ParameterizedTest
    @CsvSource({
        "PUT, /v1/items/invoice, 'GET, POST'",
        "POST, /v1/items/invoice/4711, 'DELETE, GET, PATCH, PUT'",
        "DELETE, /v1/items/invoice/4711/history, GET",
        "POST, /v1/health, GET",
        "HEAD, /openapi.json, GET",
        "PUT, /v1/items/invoice.*/😀/history, GET"
    })
    void anotherMethodIsA405ThatNamesTheRightOnes(String method, String path, String allowed) {
        Reply reply = fallback(method, path).isProblem(ProblemType.METHOD_NOT_ALLOWED);
        assertThat(reply.header("Allow")).isEqualTo(allowed);
    }
}
