package io.tiebreak.functions.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.tiebreak.command.Surroundings;
import io.tiebreak.live.Channel;
import io.tiebreak.store.StoreException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

class GatewayChannelTest {
    private static final int NONE = 0;
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Headers> headers = Collections.synchronizedList(new ArrayList<>());
    private final Deque<Integer> statuses = new ArrayDeque<>();
    private final List<Duration> waits = new ArrayList<>();
    private HttpServer server;
    private Channel channel;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath() + " "
                            + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            headers.add(exchange.getRequestHeaders());
            int status = statuses.isEmpty() ? 200 : statuses.pop();
            if (status != NONE) {
                exchange.sendResponseHeaders(status, -1);
            }
            exchange.close();
        });
        server.start();
        channel = new GatewayChannel(
                new GatewayPlace(
                        "eu-central-1",
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/live")),
                Apache5HttpClient.builder().socketTimeout(Duration.ofSeconds(2)).build(),
                StaticCredentialsProvider.create(AwsSessionCredentials.create("AKID", "secret", "token")),
                1,
                new Surroundings(Clock.systemUTC(), waits::add, new Random(1)));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aTextIsSentByOneSignedRequest() {
        assertThat(channel.send("L0SM9/c+=", "grüße")).isEqualTo(Channel.Delivery.SENT);
        assertThat(requests).containsExactly("POST /live/@connections/L0SM9%2Fc%2B%3D grüße");
        assertThat(headers.getFirst().getFirst("Authorization"))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKID/")
                .contains("/eu-central-1/execute-api/aws4_request");
        assertThat(headers.getFirst().getFirst("X-amz-security-token")).isEqualTo("token");
    }

    @Test
    void whoIsGoneIsGone() {
        statuses.add(410);
        assertThat(channel.send("a=", "text")).isEqualTo(Channel.Delivery.GONE);
        assertThat(requests).hasSize(1);
    }

    @Test
    void whatFailsIsTriedOnceMore() {
        statuses.add(500);
        assertThat(channel.send("a=", "text")).isEqualTo(Channel.Delivery.SENT);
        statuses.add(NONE);
        assertThat(channel.send("a=", "text")).isEqualTo(Channel.Delivery.SENT);
        assertThat(requests).hasSize(4);
        assertThat(waits).hasSize(1);
    }

    @Test
    void andThenMissed() {
        statuses.addAll(List.of(500, 429));
        assertThat(channel.send("a=", "text")).isEqualTo(Channel.Delivery.MISSED);
        server.stop(0);
        assertThat(channel.send("a=", "text")).isEqualTo(Channel.Delivery.MISSED);
    }

    @Test
    void aMissingRightIsNobodysLoss() {
        statuses.add(403);
        assertThatThrownBy(() -> channel.send("a=", "text")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aConnectionIsClosedIfItCanBe() {
        channel.close("a=");
        statuses.add(410);
        channel.close("a=");
        assertThat(requests).containsExactly("DELETE /live/@connections/a%3D ", "DELETE /live/@connections/a%3D ");
    }

    @Test
    void oneThatMayStillBeThereIsToldAsAFailure() {
        statuses.addAll(List.of(429, 500));
        assertThatThrownBy(() -> channel.close("a=")).isInstanceOf(StoreException.class);
        server.stop(0);
        assertThatThrownBy(() -> channel.close("a=")).isInstanceOf(StoreException.class);
    }
}
