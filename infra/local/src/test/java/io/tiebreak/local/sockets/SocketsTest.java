package io.tiebreak.local.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.faults.Faults;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What connected clients say, and what they hear. */
class SocketsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HandAdvancedClock clock = new HandAdvancedClock();
    private final Listening client = new Listening();

    @TempDir
    private Path folder;

    private RunningSockets sockets;

    @BeforeEach
    void start() throws Exception {
        sockets = RunningSockets.start(folder, clock);
    }

    @AfterEach
    void stop() {
        sockets.close();
    }

    @Test
    void aMessageTakesTheRouteItNamesWithWhatTheAuthorizerSaid() throws Exception {
        WebSocket socket = sockets.connect(client);
        socket.sendText("{\"action\":\"echo\"}", true).join();
        assertThat(client.next())
                .startsWith("echo {")
                .endsWith(" {\"action\":\"echo\"}")
                .contains("tenant=acme", "level=7", "principalId=holder of ann");
        assertThat(sockets.seen("asked "))
                .containsExactly(
                        "asked REQUEST arn:aws:execute-api:us-east-1:000000000000:local-Live/live/$connect ann");
        assertThat(sockets.seen("connect ")).singleElement().asString().contains("left", "tenant=acme", "posted 410");
        assertThat(socket.getSubprotocol()).isEqualTo("chat");
    }

    @Test
    void whatNamesNoRouteTakesTheDefaultOne() throws Exception {
        WebSocket socket = sockets.connect(client);
        for (String message : List.of("{\"action\":\"nowhere\"}", "no JSON", "[]", "{\"action\":\"$connect\"}", "")) {
            socket.sendText(message, true).join();
            assertThat(client.next()).startsWith("$default ").endsWith(" " + message);
        }
    }

    @Test
    void aFunctionThatFailsIsAnInternalServerErrorAndTheConnectionGoesOn() throws Exception {
        WebSocket socket = sockets.connect(client);
        socket.sendText("{\"action\":\"fail\"}", true).join();
        JsonNode answer = JSON.readTree(client.next());
        assertThat(answer.path("message").asText()).isEqualTo("Internal server error");
        assertThat(answer.path("connectionId").asText()).isEqualTo(sockets.onlyId());
        assertThat(answer.path("requestId").asText()).hasSize(16);
        socket.sendText("again", true).join();
        assertThat(client.next()).startsWith("$default");
    }

    @Test
    void messagesOfOneConnectionAreHandledInOrder() throws Exception {
        WebSocket socket = sockets.connect(client);
        for (int n = 0; n < 100; n++) {
            socket.sendText("message " + n, true).join();
        }
        for (int n = 0; n < 100; n++) {
            assertThat(client.next()).endsWith("message " + n);
        }
    }

    @Test
    void aMessageMayHaveFramesOf32KilobytesAnd128KilobytesInAll() throws Exception {
        WebSocket socket = sockets.connect(client);
        for (int n = 0; n < 3; n++) {
            socket.sendText("x".repeat(32 * 1024), false).join();
        }
        socket.sendText("é".repeat(16 * 1024), true).join();
        await().until(() -> sockets.seen("posted").contains("posted 413"));
        socket.sendText("still here", true).join();
        assertThat(client.next()).endsWith("still here");
    }

    @Test
    void aPingIsAnsweredAndIsNoMessage() throws Exception {
        WebSocket socket = sockets.connect(client);
        socket.sendPing(ByteBuffer.wrap("there?".getBytes(UTF_8))).join();
        assertThat(client.pong()).isEqualTo("there?");
        assertThat(client.isSilent()).isTrue();
    }

    @Test
    void aBinaryMessageClosesTheConnection() throws Exception {
        sockets.connect(client).sendBinary(ByteBuffer.wrap(new byte[1]), true).join();
        assertThat(client.closeCode()).isEqualTo(1003);
        assertFarewell(1003, "Binary messages are not supported");
    }

    @Test
    void aMessageThatIsTooLargeClosesTheConnection() throws Exception {
        WebSocket socket = sockets.connect(client);
        for (int n = 0; n < 5; n++) {
            socket.sendText("x".repeat(32 * 1024), false).join();
        }
        assertThat(client.closeCode()).isEqualTo(1009);
        assertFarewell(1009, "The message is larger than 128 KB");
    }

    @Test
    void aClientThatClosesIsSaidToHaveGoneOnceAndIsGone() throws Exception {
        WebSocket socket = sockets.connect(client);
        String id = sockets.onlyId();
        socket.sendClose(4001, "enough").join();
        assertThat(client.closeCode()).isEqualTo(4001);
        JsonNode event = assertFarewell(4001, "enough");
        assertThat(event.path("requestContext").path("eventType").asText()).isEqualTo("DISCONNECT");
        assertThat(event.path("requestContext").path("connectionId").asText()).isEqualTo(id);
        assertThat(event.path("requestContext")
                        .path("authorizer")
                        .path("principalId")
                        .asText())
                .isEqualTo("holder of ann");
        assertThat(post(id).statusCode()).isEqualTo(410);
    }

    @Test
    void aConnectionThatIsCutIsSaidToHaveGone() throws Exception {
        sockets.connect(client).abort();
        assertFarewell(1006, "Connection closed abnormally");
    }

    @Test
    void silenceOfTenMinutesEndsAConnectionAndAMessageInEitherDirectionBreaksIt() throws Exception {
        WebSocket socket = sockets.connect(client);
        String id = sockets.onlyId();
        clock.advance(Duration.ofMinutes(9));
        socket.sendText("said", true).join();
        client.next();
        clock.advance(Duration.ofMinutes(9));
        assertThat(post(id).statusCode()).isEqualTo(200);
        client.next();
        clock.advance(Duration.ofMinutes(9));
        socket.sendPing(ByteBuffer.allocate(0)).join();
        client.pong();
        assertThat(client.isClosed()).isFalse();
        clock.advance(Duration.ofMinutes(1));
        assertThat(client.closeCode()).isEqualTo(1001);
        assertFarewell(1001, "Going away");
    }

    @Test
    void noConnectionIsOlderThanTwoHours() throws Exception {
        sockets.connect(client);
        String id = sockets.onlyId();
        for (int n = 0; n < 15; n++) {
            clock.advance(Duration.ofMinutes(8).minusSeconds(1));
            assertThat(post(id).statusCode()).isEqualTo(200);
            client.next();
        }
        clock.advance(Duration.ofSeconds(15));
        assertThat(client.closeCode()).isEqualTo(1001);
    }

    @Test
    void nobodyHearsOfConnectionsThatEndWithTheRun() throws Exception {
        sockets.connect(client);
        sockets.closeGateway();
        assertThat(client.closeCode()).isEqualTo(1001);
        assertThat(sockets.seen("{")).isEmpty();
    }

    private HttpResponse<String> post(String id) throws Exception {
        return sockets.manage(sockets.doorOf(Faults.none()), "POST", id, "posted");
    }

    /** Once, and with this reason; returns the event. */
    private JsonNode assertFarewell(int code, String reason) throws Exception {
        await().until(() -> !sockets.seen("{").isEmpty());
        assertThat(sockets.seen("{")).hasSize(1);
        JsonNode event = JSON.readTree(sockets.seen("{").getFirst());
        assertThat(event.path("requestContext").path("disconnectStatusCode").asInt())
                .isEqualTo(code);
        assertThat(event.path("requestContext").path("disconnectReason").asText())
                .isEqualTo(reason);
        return event;
    }
}
