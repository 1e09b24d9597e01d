package io.tiebreak.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectInvocationTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static LocalBackend backend;

    @BeforeAll
    static void start(@TempDir Path folder) {
        backend = LocalBackend.start(Options.of(TestProject.in(folder).template()));
    }

    @AfterAll
    static void stop() {
        backend.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EchoFunction",
                "local-EchoFunction",
                "arn%3Aaws%3Alambda%3Aus-east-1%3A000000000000%3Afunction%3Alocal-EchoFunction"
            })
    void aFunctionIsInvokedDirectlyByAnyOfItsNames(String name) throws Exception {
        HttpResponse<String> answer = send(invocation(name, event("/direct")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"statusCode\":200", "rawPath=/direct");
        assertThat(answer.headers().firstValue("x-amz-function-error")).isEmpty();
        assertThat(answer.headers().firstValue("x-amz-executed-version")).hasValue("$LATEST");
    }

    @Test
    void aDirectInvocationBeginsATrace() throws Exception {
        assertThat(send(invocation("EchoFunction", event("/direct"))).body())
                .containsPattern("trace=Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0")
                .contains("traceHeader=null");
    }

    @Test
    void aDirectInvocationThatThrowsSaysWhatAndNotWhere() throws Exception {
        HttpResponse<String> answer = send(invocation("EchoFunction", event("/throw")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-amz-function-error")).hasValue("Unhandled");
        assertThat(answer.body())
                .isEqualTo("{\"errorType\":\"java.lang.IllegalStateException\",\"errorMessage\":\"on purpose\"}");
    }

    @Test
    void aDirectInvocationThatTakesTooLongSaysSo() throws Exception {
        HttpResponse<String> answer = send(invocation("EchoFunction", event("/slow")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-amz-function-error")).hasValue("Unhandled");
        assertThat(answer.body()).contains("Sandbox.Timedout", "Task timed out");
    }

    @Test
    void whatLambdaWouldNotInvokeIsRefusedInItsWords() throws Exception {
        HttpResponse<String> unknown = send(invocation("Nobody", "{}"));
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("x-amzn-errortype")).hasValue("ResourceNotFoundException");
        assertThat(unknown.body()).contains("Function not found: Nobody");
        HttpResponse<String> noJson = send(invocation("EchoFunction", "{"));
        assertThat(noJson.statusCode()).isEqualTo(400);
        assertThat(noJson.headers().firstValue("x-amzn-errortype")).hasValue("InvalidRequestContentException");
        assertThat(send(invocation("EchoFunction", "{}").header("X-Amz-Invocation-Type", "Event"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void pagesInABrowserInvokeNothing() throws Exception {
        HttpResponse<String> answer =
                send(invocation("EchoFunction", event("/direct")).header("Origin", "https://page.example"));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).doesNotContain("rawPath");
    }

    private static HttpRequest.Builder invocation(String function, String event) {
        return request("/2015-03-31/functions/" + function + "/invocations").POST(BodyPublishers.ofString(event));
    }

    private static String event(String path) {
        return "{\"rawPath\":\"%s\",\"headers\":{},\"requestContext\":{}}".formatted(path);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(backend.url() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
