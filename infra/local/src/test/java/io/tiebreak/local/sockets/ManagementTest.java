package io.tiebreak.local.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.faults.Faults;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What functions do with connections. */
class ManagementTest {

    private final HandAdvancedClock clock = new HandAdvancedClock();
    private final Listening client = new Listening();

    @TempDir
    private Path folder;

    private RunningSockets sockets;
    private URI door;
    private String id;

    @BeforeEach
    void connect() throws Exception {
        sockets = RunningSockets.start(folder, clock);
        door = sockets.doorOf(Faults.none());
        sockets.connect(client);
        id = sockets.onlyId();
    }

    @AfterEach
    void stop() {
        sockets.close();
    }

    @Test
    void whatIsPostedArrives() throws Exception {
        assertThat(manage("POST", "héllo").statusCode()).isEqualTo(200);
        assertThat(client.next()).isEqualTo("héllo");
        String large = "é".repeat(64 * 1024);
        assertThat(manage("POST", large).statusCode()).isEqualTo(200);
        assertThat(client.next()).isEqualTo(large);
        assertThat(manage("POST", "").statusCode()).isEqualTo(200);
        assertThat(client.next()).isEmpty();
    }

    @Test
    void idsLookLikeThoseOfAws() {
        assertThat(id).matches("[\\w-]{15}=");
    }

    @Test
    void aMessageAbove128KilobytesIsRefused() throws Exception {
        HttpResponse<String> answer = manage("POST", "x".repeat(128 * 1024 + 1));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).hasValue("PayloadTooLargeException");
        assertThat(client.isSilent()).isTrue();
    }

    @Test
    void aConnectionTellsHowOldItIsAndWhoIsThere() throws Exception {
        clock.advance(Duration.ofSeconds(5));
        manage("POST", "now");
        clock.advance(Duration.ofSeconds(5));
        JsonNode answer = new ObjectMapper().readTree(manage("GET", "").body());
        assertThat(answer.path("connectedAt").asText()).isEqualTo("2026-11-01T12:00:00Z");
        assertThat(answer.path("lastActiveAt").asText()).isEqualTo("2026-11-01T12:00:05Z");
        assertThat(answer.path("identity").path("sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(answer.path("identity").path("userAgent").asText()).startsWith("Java");
    }

    @Test
    void aConnectionThatIsClosedGetsWhatWasPostedBeforeAndIsGone() throws Exception {
        manage("POST", "last words");
        assertThat(manage("DELETE", "").statusCode()).isEqualTo(204);
        for (String method : List.of("POST", "GET", "DELETE")) {
            HttpResponse<String> answer = manage(method, "");
            assertThat(answer.statusCode()).isEqualTo(410);
            assertThat(answer.headers().firstValue("x-amzn-errortype")).hasValue("GoneException");
        }
        assertThat(client.next()).isEqualTo("last words");
        assertThat(client.closeCode()).isEqualTo(1000);
        await().until(() -> sockets.seen("{").size() == 1);
        assertThat(sockets.seen("{").getFirst())
                .contains("\"disconnectStatusCode\":1000,\"disconnectReason\":\"Connection Closed Normally\"");
    }

    @Test
    void aFunctionMayDoWhatItsPolicyAllowsAndIsToldWhatItMayNot() throws Exception {
        URI chat = sockets.doorOf("ChatFunction");
        assertThat(sockets.manage(chat, "POST", id, "mine").statusCode()).isEqualTo(200);
        HttpResponse<String> answer = sockets.manage(chat, "DELETE", id, "");
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-errortype")).hasValue("AccessDeniedException");
        assertThat(answer.body())
                .contains("is not authorized to perform: execute-api:ManageConnections on resource:"
                        + " arn:aws:execute-api:us-east-1:000000000000:local-Live/live/DELETE/@connections/" + id);
        assertThat(sockets.manage(sockets.doorOf("FarewellFunction"), "POST", id, "not mine")
                        .statusCode())
                .isEqualTo(403);
        assertThat(sockets.manage(URI.create(chat + "x"), "POST", id, "").statusCode())
                .isEqualTo(403);
    }

    @Test
    void aDroppedSocketIsGoneOnBothSides() throws Exception {
        assertThat(sockets.manage(sockets.doorOf(Faults.parse("drop-sockets=1")), "POST", id, "never")
                        .statusCode())
                .isEqualTo(410);
        assertThat(client.closeCode()).isEqualTo(1006);
        assertThat(client.isSilent()).isTrue();
        await().until(() -> sockets.seen("{").size() == 1);
        assertThat(manage("POST", "").statusCode()).isEqualTo(410);
    }

    @Test
    void aLostPostArrivesAndIsNotAnswered() throws Exception {
        URI unlucky = sockets.doorOf(Faults.parse("lost-post=1"));
        assertThatThrownBy(() -> sockets.manage(unlucky, "POST", id, "sent all the same"))
                .isInstanceOf(IOException.class);
        assertThat(client.next()).isEqualTo("sent all the same");
    }

    private HttpResponse<String> manage(String method, String body) throws Exception {
        return sockets.manage(door, method, id, body);
    }
}
