package io.tiebreak.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

    private final Processes processes = new Processes();

    @TempDir
    private Path folder;

    @AfterEach
    void endWhatWasStarted() {
        processes.close();
    }

    @Test
    void itSaysWhenItIsReadyAndEndsWithinSecondsOfSigterm() throws Exception {
        TestProject.in(folder).template();
        Process run = processes.start(folder, Main.class, "--port", "0");
        String url = Processes.awaitReady(run);
        assertThat(get(url + "/open", "")).isEqualTo(200);
        run.destroy();
        assertThat(Processes.awaitEnd(run, 5)).isEqualTo(143);
        assertThat(Files.readAllLines(Processes.errors(folder))).containsExactly("[EchoFunction] constructed");
    }

    @Test
    void aTokenMadeBesideARunIsAcceptedByIt() throws Exception {
        TestProject.in(folder).template();
        String before = token("--tenant", "acme", "--actor", "ann");
        Process run = processes.start(folder, Main.class, "--port", "0", "--require-token");
        String url = Processes.awaitReady(run);
        assertThat(get(url + "/items/a", "")).isEqualTo(401);
        assertThat(get(url + "/items/a", before)).isEqualTo(200);
        assertThat(get(url + "/items/a", token("--tenant", "t", "--actor", "a", "--ttl-seconds", "9")))
                .isEqualTo(200);
        assertThat(get(url + "/items/a", token("--tenant", "t", "--actor", "a", "--ttl-seconds", "-9")))
                .isEqualTo(401);
    }

    @Test
    void aTokenSaysWhatWasAskedForAndItsKeyIsPrivate() throws Exception {
        TestProject.in(folder).template();
        var claims =
                SignedJWT.parse(token("--tenant", "acme", "--actor", "ann")).getJWTClaimsSet();
        assertThat(claims.getSubject()).isEqualTo("ann");
        assertThat(claims.getStringClaim("tenant")).isEqualTo("acme");
        assertThat(claims.getStringClaim("scope"))
                .isEqualTo("items:read items:write signals:read:/** signals:write:/** presence events:emit:/**"
                        + " insights:read");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve(".local/issuer-key.json"))))
                .isEqualTo("rw-------");
    }

    @Test
    void whatWasAcknowledgedSurvivesAKillAndTheStreamGoesOn() throws Exception {
        TestProject.in(folder).template();
        Process run = processes.start(folder, Main.class, "--port", "0", "--data", "kept");
        int written = writeUntilKilled(run);
        assertThat(written).isPositive();

        try (LocalBackend again =
                LocalBackend.start(Options.of(folder.resolve("template.yaml")).keptIn(folder.resolve("kept")))) {
            DynamoDb dynamoDb = new DynamoDb(again.dynamoDbEndpoint());
            for (int n = 1; n <= written; n++) {
                assertThat(dynamoDb.has("local-SourceTable", "item-" + n))
                        .as("item-" + n)
                        .isTrue();
            }
            await().until(() -> dynamoDb.has("local-CopiesTable", "item-" + written));
            for (int n = 1; n <= written; n++) {
                assertThat(dynamoDb.has("local-CopiesTable", "item-" + n))
                        .as("copy of item-" + n)
                        .isTrue();
            }
        }
    }

    /** Returns how many writes were acknowledged, the last one right before the kill. */
    private static int writeUntilKilled(Process run) throws IOException, InterruptedException {
        DynamoDb dynamoDb = new DynamoDb(dynamoDbEndpoint(run));
        for (int n = 1; n <= 60; n++) {
            dynamoDb.put("local-SourceTable", "item-" + n);
        }
        run.destroyForcibly().waitFor();
        return 60;
    }

    private static URI dynamoDbEndpoint(Process run) throws IOException {
        String first = run.inputReader().readLine();
        Processes.awaitReady(run);
        return URI.create(first.substring(first.lastIndexOf(' ') + 1));
    }

    @Test
    void aPortThatIsTakenIsSaidInOneLine() throws Exception {
        TestProject.in(folder).template();
        try (ServerSocket taken = new ServerSocket(0)) {
            Process run = processes.start(folder, Main.class, "--port", Integer.toString(taken.getLocalPort()));
            assertThat(Processes.awaitEnd(run, 20)).isEqualTo(1);
            assertThat(errors()).singleElement().asString().contains("port " + taken.getLocalPort() + " is in use");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GREETING: hello, OTHER: hello, EchoFunction can't be constructed: the environment variable GREETING is not set",
        "handlers.EchoFunction, handlers.Nowhere, names the class io.tiebreak.local.handlers.Nowhere",
        "BatchSize, BatchSizes, BatchSizes is not supported by the local run",
        "prefix, prefix, is missing: run",
    })
    void aMistakeEndsTheStartWithOneLine(String sound, String planted, String says) throws Exception {
        Path template = TestProject.in(folder).template();
        Files.writeString(template, Files.readString(template).replace(sound, planted));
        if (sound.equals("prefix")) {
            Files.delete(folder.resolve("functions.zip"));
        }
        Process run = processes.start(folder, Main.class, "--port", "0");
        assertThat(Processes.awaitEnd(run, 20)).isEqualTo(1);
        assertThat(errors()).singleElement().asString().contains(says);
    }

    @ParameterizedTest
    @CsvSource({
        "--bogus, 1, there is no option --bogus",
        "--port, high, '--port must be a number from 0 to 65535, and is ''high'''",
        "--faults, nope=1, there is no fault 'nope'",
        "--faults, lost=2, lost must be between 0 and 1"
    })
    void aWrongOptionIsSaidInOneLine(String option, String value, String says) throws Exception {
        Process run = processes.start(folder, Main.class, option, value);
        assertThat(Processes.awaitEnd(run, 20)).isEqualTo(2);
        assertThat(errors()).singleElement().asString().contains(says).endsWith("(see --help)");
    }

    private List<String> errors() throws IOException {
        return Files.readAllLines(Processes.errors(folder)).stream()
                .filter(line -> !line.startsWith("["))
                .toList();
    }

    private String token(String... arguments) throws Exception {
        Process minting = processes.start(folder, TokenMain.class, arguments);
        String token = minting.inputReader().readLine();
        assertThat(Processes.awaitEnd(minting, 20)).isZero();
        return token;
    }

    private static int get(String url, String token) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString()).statusCode();
        }
    }
}
