package io.tiebreak.functions.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

class S3ObjectsTest {
    private final List<String> requests = new ArrayList<>();
    private final List<Headers> headers = new ArrayList<>();
    private HttpServer server;
    private URI url;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        server.createContext("/", exchange -> {
            requests.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath());
            headers.add(exchange.getRequestHeaders());
            boolean there = exchange.getRequestURI().getPath().startsWith("/failures/");
            byte[] body = (there ? "grüße" : "<Error>secret</Error>").getBytes(UTF_8);
            exchange.sendResponseHeaders(there ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private Objects objects() {
        return new S3Objects(
                new S3Place("eu-central-1", Optional.of(url)),
                Apache5HttpClient.builder().build(),
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKID", "secret", "token")));
    }

    @Test
    void anObjectIsReadByOneSignedRequest() {
        assertThat(objects().read("failures", "aws/lambda/a b+ü/2026-11-21T08.00.00"))
                .isEqualTo("grüße");
        assertThat(requests).containsExactly("GET /failures/aws/lambda/a%20b%2B%C3%BC/2026-11-21T08.00.00");
        Headers sent = headers.getFirst();
        assertThat(sent.getFirst("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKID/")
                .contains("/eu-central-1/s3/aws4_request", "x-amz-content-sha256");
        assertThat(sent.getFirst("X-amz-security-token")).isEqualTo("token");
        assertThat(sent.getFirst("X-amz-content-sha256")).isNotEmpty();
    }

    @Test
    void whatIsNotThereIsToldByItsStatusOnly() {
        assertThatThrownBy(() -> objects().read("other", "key"))
                .isInstanceOf(Objects.UnreadableObject.class)
                .hasMessage("S3 answers 404");
    }

    @Test
    void whereNobodyAnswersThatIsTold() {
        server.stop(0);
        assertThatThrownBy(() -> objects().read("failures", "key"))
                .isInstanceOf(Objects.UnreadableObject.class)
                .hasMessage("S3 gives no answer");
    }

    @Test
    void onAwsTheBucketIsInTheHost() {
        var place = new S3Place("eu-central-1", Optional.empty());
        assertThat(place.host("failures")).isEqualTo(URI.create("https://failures.s3.eu-central-1.amazonaws.com"));
        assertThat(place.path("failures", "a/b")).isEqualTo("/a/b");
    }

    @Test
    void anotherServerMayHaveAPathOfItsOwn() {
        var place = new S3Place("eu-central-1", Optional.of(URI.create("http://127.0.0.1:1/who-asks")));
        assertThat(place.path("failures", "a/b")).isEqualTo("/who-asks/failures/a/b");
    }
}
