package io.tiebreak.local.s3;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.iam.Caller;
import io.tiebreak.local.template.LambdaFunction;
import io.tiebreak.local.template.Template;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3ServerTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String TEMPLATE = """
            Globals: {Function: {Runtime: java25, CodeUri: x.zip, Handler: a.B}}
            Resources:
              Loud:
                Type: AWS::S3::Bucket
                Properties: {NotificationConfiguration: {EventBridgeConfiguration: {EventBridgeEnabled: true}}}
              Quiet: {Type: AWS::S3::Bucket}
              Reader:
                Type: AWS::Serverless::Function
                Properties:
                  Policies: {Statement: {Effect: Allow, Action: s3:GetObject, Resource: !Sub "${Loud.Arn}/open/*"}}
              Lister:
                Type: AWS::Serverless::Function
                Properties:
                  Policies: {Statement: {Effect: Allow, Action: ["s3:GetObject", "s3:ListBucket"], Resource: "*"}}
            """;

    private final List<JsonNode> events = new ArrayList<>();
    private Template template;
    private Buckets buckets;
    private S3Server s3;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        template = Template.load(Files.writeString(folder.resolve("template.yaml"), TEMPLATE));
        Files.createDirectories(folder.resolve("buckets"));
        InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-01T12:00:00.5Z"));
        buckets = new Buckets(folder.resolve("buckets"), template.buckets(), clock);
        buckets.subscribe(events::add);
        s3 = S3Server.start(buckets);
        buckets.put("local-loud", "open/a b+c", "hello".getBytes(UTF_8));
    }

    @AfterEach
    void stop() {
        s3.close();
    }

    @Test
    void aFunctionReadsWhatItsPolicyAllows() throws Exception {
        HttpResponse<String> answer = get("Reader", "/local-loud/open/a%20b+c?x-id=GetObject");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("hello");
        assertThat(answer.headers().firstValue("etag")).hasValue("\"5d41402abc4b2a76b9719d911017c592\"");
        assertThat(answer.headers().firstValue("content-length")).hasValue("5");
    }

    @Test
    void anythingElseIsDeniedInAwssWords() throws Exception {
        buckets.put("local-loud", "closed/a", new byte[1]);
        HttpResponse<String> answer = get("Reader", "/local-loud/closed/a");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("<Code>AccessDenied</Code>")
                .contains("local-Reader is not authorized to perform: s3:GetObject on resource:"
                        + " arn:aws:s3:::local-loud/closed/a because no identity-based policy allows");
        assertThat(get("Nobody", "/local-loud/open/a").statusCode()).isEqualTo(403);
    }

    @Test
    void onlyWhoMayListIsToldThatAnObjectIsMissing() throws Exception {
        assertThat(get("Lister", "/local-loud/missing").body()).contains("<Code>NoSuchKey</Code>");
        assertThat(get("Lister", "/local-nowhere/missing").body()).contains("<Code>NoSuchBucket</Code>");
        assertThat(get("Reader", "/local-loud/open/missing").body()).contains("<Code>AccessDenied</Code>");
    }

    @Test
    void noKeyLeadsOutOfItsBucket() throws Exception {
        assertThat(get("Lister", "/local-quiet/..%2Flocal-loud%2Fopen%2Fa%20b+c")
                        .body())
                .contains("<Code>NoSuchKey</Code>");
        assertThat(get("Lister", "/local-loud/%FF").body()).contains("<Code>NoSuchKey</Code>");
    }

    @Test
    void whatIsNotReadingAnObjectIsRefused() throws Exception {
        for (String path : List.of("/local-loud?list-type=2", "/local-loud", "/local-loud/open/a?acl", "/")) {
            assertThat(get("Lister", path).body()).as(path).contains("<Code>NotImplemented</Code>");
        }
        HttpRequest put = request("Lister", "/local-loud/b")
                .PUT(BodyPublishers.ofString("x"))
                .build();
        assertThat(HTTP.send(put, BodyHandlers.ofString()).statusCode()).isEqualTo(501);
    }

    @Test
    void theDeadAreHungUpOn() {
        Caller dead = caller("Lister");
        URI endpoint = s3.endpointOf(dead);
        dead.die();
        HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/local-loud/open/a%20b+c"))
                .build();
        assertThatThrownBy(() -> HTTP.send(request, BodyHandlers.ofString())).isInstanceOf(IOException.class);
    }

    @Test
    void aNewObjectIsToldAsEventBridgeTellsIt() throws Exception {
        JsonNode event = events.getFirst();
        assertThat(event.path("id").asText()).hasSize(36);
        assertThat(event.path("detail").path("request-id").asText()).isNotEmpty();
        assertThat(event.path("detail").path("object").path("sequencer").asText())
                .matches("[0-9A-F]{16}");
        assertThat(event.toString().replaceAll("\"(id|request-id|sequencer)\":\"[^\"]*\"", "\"$1\":\"any\""))
                .isEqualTo("""
                        {"version":"0","id":"any","detail-type":"Object Created","source":"aws.s3",\
                        "account":"000000000000","time":"2026-01-01T12:00:00Z","region":"us-east-1",\
                        "resources":["arn:aws:s3:::local-loud"],"detail":{"version":"0","bucket":{"name":"local-loud"},\
                        "object":{"key":"open/a b+c","size":5,"etag":"5d41402abc4b2a76b9719d911017c592",\
                        "sequencer":"any"},"request-id":"any","requester":"000000000000",\
                        "source-ip-address":"127.0.0.1","reason":"PutObject"}}""");
    }

    @Test
    void aBucketWithoutNotificationsTellsNobody() {
        buckets.put("local-quiet", "a", new byte[1]);
        assertThat(events).hasSize(1);
    }

    @Test
    void laterObjectsHaveGreaterSequencers() {
        buckets.put("local-loud", "b", new byte[1]);
        assertThat(events)
                .extracting(event ->
                        event.path("detail").path("object").path("sequencer").asText())
                .isSorted()
                .doesNotHaveDuplicates();
    }

    private HttpResponse<String> get(String function, String path) throws Exception {
        return HTTP.send(request(function, path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String function, String path) {
        String known = function.equals("Nobody") ? "Reader" : function;
        String endpoint = s3.endpointOf(caller(known)).toString().replace(known, function);
        return HttpRequest.newBuilder(URI.create(endpoint + path));
    }

    private Caller caller(String function) {
        LambdaFunction found = template.functions().stream()
                .filter(one -> one.logicalId().equals(function))
                .findFirst()
                .orElseThrow();
        return Caller.of(found, 1, Faults.none());
    }
}
