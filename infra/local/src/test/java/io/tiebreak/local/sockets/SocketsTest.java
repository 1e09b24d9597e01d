package io.tiebreak.local.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What connected clients say, and what they hear. */
class SocketsTest {

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
}
