package io.tiebreak.local.sockets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who gets a connection. */
class HandshakeTest {

    private final Listening client = new Listening();

    @TempDir
    private Path folder;

    private RunningSockets running(String template) throws Exception {
        return RunningSockets.start(folder, template);
    }

    @ParameterizedTest
    @CsvSource({
        "/live?token=denied, 403",
        "/live?token=elsewhere, 403",
        "/live?token=unauthorized, 401",
        "/live?token=broken, 500",
        "/live?token=ann&wish=403, 403",
        "/live?token=ann&wish=302, 302",
        "/live?token=ann&wish=99, 502",
        "/live?token=ann&wish=throw, 502",
        "/live?token=, 401",
        "/live, 401",
        "/elsewhere?token=ann, 403",
        "/live?token=%zz, 400",
    })
    void aRefusalIsAnswered(String target, int status) throws Exception {
        try (RunningSockets sockets = running(RunningSockets.TEMPLATE);
                RawClient raw = RawClient.connect(sockets.port(), target)) {
            assertThat(raw.head()).startsWith("HTTP/1.1 " + status + " ");
            assertThat(sockets.ids()).isEmpty();
            assertThat(sockets.seen("{")).isEmpty();
        }
    }

    @Test
    void withoutATokenNobodyIsAsked() throws Exception {
        try (RunningSockets sockets = running(RunningSockets.TEMPLATE)) {
            assertThat(catchThrowable(() -> sockets.connect("/live", client)))
                    .hasCauseInstanceOf(WebSocketHandshakeException.class);
            assertThat(sockets.seen()).isEmpty();
        }
    }

    @Test
    void whereNoTokenIsNeededItIsMadeForTwoHours() throws Exception {
        try (RunningSockets sockets = RunningSockets.start(folder, new HandAdvancedClock())) {
            sockets.connect("/live?wish=200", client);
            String token = sockets.seen("asked ").getFirst().replaceFirst(".* ", "");
            JWTClaimsSet claims = SignedJWT.parse(token).getJWTClaimsSet();
            assertThat(claims.getSubject()).isEqualTo("dev");
            assertThat(claims.getClaims()).contains(Map.entry("tenant", "demo")).doesNotContainKey("scope");
            assertThat(Duration.between(
                            claims.getIssueTime().toInstant(),
                            claims.getExpirationTime().toInstant()))
                    .isEqualTo(Duration.ofHours(2));
        }
    }

    @Test
    void aTokenInAHeaderIsFoundThere() throws Exception {
        try (RunningSockets sockets =
                running(RunningSockets.TEMPLATE.replace("querystring.token", "header.client-id"))) {
            sockets.connect("/live?token=ann", client);
            assertThat(sockets.seen("asked ")).hasSize(1);
        }
    }

    @Test
    void anApiWithoutAnAuthorizerOrLifeCycleLetsEverybodyIn() throws Exception {
        String open = RunningSockets.TEMPLATE
                .replaceAll("(?s) {6}Auth:.*?(?= {6}Default)", "")
                .replaceAll(" *\\$(connect|disconnect|default):.*\n", "");
        try (RunningSockets sockets = running(open)) {
            WebSocket socket = sockets.connect("/live", client);
            socket.sendText("no route", true).join();
            assertThat(client.next()).startsWith("{\"message\":\"Forbidden\",\"connectionId\":\"");
            socket.sendText("{\"action\":\"echo\"}", true).join();
            assertThat(client.next()).isEqualTo("echo null {\"action\":\"echo\"}");
            socket.sendClose(1000, "").join();
            await().until(() -> sockets.ids().isEmpty());
        }
    }
}
