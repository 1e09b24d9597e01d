package io.tiebreak.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tiebreak.local.functions.EventSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBackendTest {

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

    @Test
    void aFunctionGetsARequestInPayloadFormatTwo() throws Exception {
        HttpResponse<String> answer = send(request("/items/a%20b?x=1&x=2%2C&y")
                .header("Twice", "1")
                .header("Twice", "2")
                .header("Cookie", "k=v; l=w")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"é\":1}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("rawPath=/items/a b,", "path={id=a b}", "routeKey=ANY /items/{id}", "body={\"é\":1}")
                .contains("query={x=1,2,, y=}", "rawQueryString=x=1&x=2%2C&y", "base64=false", "twice=1,2")
                .contains("cookies=[k=v, l=w]", "cookieHeader=null", "inTime=true");
    }

    @Test
    void aRequestKeepsItsCallersTraceInItsHeaderAndBeginsOneOfItsOwn() throws Exception {
        String root = "Root=1-5e6722a7-cc56abcd46db7ae02d4da47e";
        assertThat(send(request("/items/a").header("X-Amzn-Trace-Id", root + ";Sampled=1"))
                        .body())
                .contains("traceHeader=" + root + ",")
                .containsPattern("trace=Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0")
                .doesNotContain("trace=" + root);
        assertThat(send(request("/items/a")).body()).containsPattern("traceHeader=Root=1-[0-9a-f]{8}-[0-9a-f]{24},");
    }

    @Test
    void theAnswerCarriesHeadersCookiesAndAnId() throws Exception {
        HttpResponse<String> answer = send(request("/items/a"));
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain");
        assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1", "b=2");
        assertThat(answer.headers().firstValue("apigw-requestid")).isPresent();
    }

    @Test
    void aBodyThatIsNoTextArrivesEncoded() throws Exception {
        assertThat(send(request("/items/a").PUT(BodyPublishers.ofString("hi"))).body())
                .contains("body=aGk=", "base64=true");
    }

    @Test
    void aCallWithoutTokenIsDevOfDemo() throws Exception {
        assertThat(send(request("/items/a")).body()).contains("claims={sub=dev, tenant=demo}");
        assertThat(send(request("/open")).body()).contains("claims=none");
    }

    @Test
    void aTokenOfTheLocalIssuerIsAccepted() throws Exception {
        String token = backend.issuer().token("acme", "ann", "items:read", Duration.ofMinutes(1));
        assertThat(send(request("/items/a").header("Authorization", "Bearer " + token))
                        .body())
                .contains("sub=ann", "tenant=acme", "scope=items:read", "aud=tiebreak-local");
    }

    @Test
    void aWrongTokenIsRefusedAlways() throws Exception {
        String expired = backend.issuer().token("acme", "ann", "", Duration.ofMinutes(-1));
        HttpResponse<String> answer = send(request("/items/a").header("Authorization", "Bearer " + expired));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(answer.headers().firstValue("www-authenticate"))
                .hasValue("Bearer scope=\"\" error=\"invalid_token\" error_description=\"the token has expired\"");
        assertThat(send(request("/items/a").header("Authorization", "nonsense")).statusCode())
                .isEqualTo(401);
    }

    @Test
    void whatNoRouteNamesMeetsTheDefaultRoute() throws Exception {
        assertThat(send(request("/nowhere")).body()).contains("routeKey=$default", "path=null");
        assertThat(send(request("/items/a%2Fb")).body()).contains("routeKey=$default", "rawPath=/items/a/b");
    }

    @Test
    void oddBytesInAPathAreABadRequestAndNoCrash() throws Exception {
        assertThat(send(request("/items/%FF")).statusCode()).isEqualTo(400);
        assertThat(raw("GET /items/%zz HTTP/1.1")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /items/\u00e9 HTTP/1.1")).startsWith("HTTP/1.1 400");
        assertThat(raw("GET /items/a;b=c HTTP/1.1")).startsWith("HTTP/1.1 200").contains("path={id=a;b=c}");
    }

    @Test
    void aHandlerThatThrowsIsAnInternalServerError() throws Exception {
        HttpResponse<String> answer = send(request("/throw"));
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void aHandlerThatOutlivesItsTimeoutIsUnavailable() throws Exception {
        HttpResponse<String> answer = send(request("/slow"));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }

    @Test
    void aBodyAboveTenMegabytesIsTooLarge() throws Exception {
        HttpResponse<String> answer =
                send(request("/items/a").PUT(BodyPublishers.ofByteArray(new byte[10 * 1024 * 1024 + 1])));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
    }

    @Test
    void preflightsAreAnsweredForAllowedOriginsOnly() throws Exception {
        HttpResponse<String> allowed = preflight("https://page.example");
        assertThat(allowed.statusCode()).isEqualTo(204);
        assertThat(allowed.headers().firstValue("access-control-allow-origin")).hasValue("https://page.example");
        assertThat(allowed.headers().firstValue("access-control-allow-methods")).hasValue("GET,PUT");
        assertThat(allowed.headers().firstValue("access-control-allow-headers")).hasValue("authorization");
        assertThat(allowed.headers().firstValue("access-control-max-age")).hasValue("600");
        assertThat(preflight("https://other.example").headers().firstValue("access-control-allow-origin"))
                .isEmpty();
    }

    @Test
    void corsHeadersAreTheGatewaysAndNotTheFunctions() throws Exception {
        HttpResponse<String> allowed = send(request("/items/a").header("Origin", "https://page.example"));
        assertThat(allowed.headers().firstValue("access-control-allow-origin")).hasValue("https://page.example");
        assertThat(allowed.headers().firstValue("access-control-expose-headers"))
                .hasValue("etag");
        assertThat(send(request("/items/a")).headers().firstValue("access-control-allow-origin"))
                .isEmpty();
    }

    @Test
    void aHeadRequestHasNoBody() throws Exception {
        HttpResponse<String> answer = send(request("/items/a").method("HEAD", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void aWriteReachesTheViewSoonAndAStoppedSourceGoesOnWhereItWas() {
        EventSource copying = backend.eventSourceOf("CopyFunction");
        dynamoDb().put("local-SourceTable", "first");
        await().atMost(Duration.ofSeconds(5)).until(() -> copies("first"));
        copying.stop();
        dynamoDb().put("local-SourceTable", "second");
        assertThat(copies("second")).isFalse();
        copying.start();
        await().atMost(Duration.ofSeconds(5)).until(() -> copies("second"));
    }

    @Test
    void aRecordThatAlwaysFailsEndsInTheFailureBucket() {
        dynamoDb().put("local-SourceTable", "poison");
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(failures())
                        .anySatisfy(document -> assertThat(document)
                                .contains("RetryAttemptsExhausted", "\"approximateInvokeCount\":3", "poison")));
    }

    @Test
    void whatWasGivenUpReachesTheFunctionThatReadsTheBucket() {
        dynamoDb().put("local-SourceTable", "poison");
        await().atMost(Duration.ofSeconds(10)).until(() -> copies("parked"));
    }

    private static List<String> failures() throws IOException {
        Path bucket = backend.buckets().resolve("local-failuresbucket");
        if (!Files.exists(bucket)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(bucket)) {
            return files.filter(Files::isRegularFile)
                    .map(LocalBackendTest::read)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean copies(String id) {
        return dynamoDb().has("local-CopiesTable", id);
    }

    private static DynamoDb dynamoDb() {
        return new DynamoDb(backend.dynamoDbEndpoint());
    }

    private static HttpResponse<String> preflight(String origin) throws Exception {
        return send(request("/items/a")
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "PUT")
                .method("OPTIONS", BodyPublishers.noBody()));
    }

    private static String raw(String requestLine) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), backend.url().getPort())) {
            socket.getOutputStream().write((requestLine + "\r\nHost: x\r\nConnection: close\r\n\r\n").getBytes(UTF_8));
            return new String(socket.getInputStream().readAllBytes(), UTF_8);
        }
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(backend.url() + path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HTTP.send(request.build(), BodyHandlers.ofString());
    }
}
