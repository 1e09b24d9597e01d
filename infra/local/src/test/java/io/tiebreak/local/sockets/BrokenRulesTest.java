package io.tiebreak.local.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tiebreak.local.faults.Faults;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Clients that break the protocol, or do not read. */
class BrokenRulesTest {

    private static final int FINAL_TEXT = 0x81;

    @TempDir
    private Path folder;

    private RunningSockets sockets;
    private RawClient client;
    private String id = "";

    @BeforeEach
    void connect() throws Exception {
        sockets = RunningSockets.start(folder, new HandAdvancedClock());
        client = RawClient.connect(sockets.port(), "/live?token=ann");
        assertThat(client.head()).startsWith("HTTP/1.1 101 ").contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
        id = sockets.onlyId();
    }

    @AfterEach
    void stop() throws Exception {
        client.close();
        sockets.close();
    }

    static Stream<Arguments> violations() {
        byte[] none = {};
        return Stream.of(
                Arguments.of("a frame above 32 KB", RawClient.frame(FINAL_TEXT, new byte[32 * 1024 + 1]), 1009),
                Arguments.of("no UTF-8", RawClient.frame(FINAL_TEXT, new byte[] {(byte) 0xff}), 1007),
                Arguments.of("a reserved bit", RawClient.frame(0xc1, none), 1002),
                Arguments.of("no mask", new byte[] {(byte) FINAL_TEXT, 0}, 1002),
                Arguments.of("an unknown kind", RawClient.frame(0x83, none), 1002),
                Arguments.of("nothing to go on with", RawClient.frame(0x80, none), 1002),
                Arguments.of("a ping in pieces", RawClient.frame(0x09, none), 1002),
                Arguments.of("half a close code", RawClient.frame(0x88, new byte[1]), 1002));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("violations")
    void aViolationClosesTheConnection(String name, byte[] bytes, int code) throws Exception {
        client.send(bytes);
        assertThat(client.closeCode()).isEqualTo(code);
        await().until(() -> sockets.seen("{").size() == 1);
        assertThat(sockets.seen("{").getFirst()).contains("\"disconnectStatusCode\":" + code);
    }

    @Test
    void framesThatComeByteByByteAreUnderstood() throws Exception {
        for (byte one : RawClient.frame(FINAL_TEXT, "piecemeal".getBytes(UTF_8))) {
            client.send(new byte[] {one});
        }
        await().until(() -> sockets.seen().contains("posted 200"));
        assertThat(client.nextLength()).isPositive();
    }

    @Test
    void aMessageToAClientComesInFramesOf32Kilobytes() throws Exception {
        assertThat(post("x".repeat(128 * 1024))).isEqualTo(200);
        for (int n = 0; n < 4; n++) {
            assertThat(client.nextLength()).isEqualTo(32 * 1024);
        }
    }

    @Test
    void aClientThatDoesNotReadHoldsNobodyUpAndLosesItsConnection() throws Exception {
        String large = "x".repeat(128 * 1024);
        int posted = 0;
        long start = System.nanoTime();
        while (post(large) == 200) {
            posted++;
        }
        assertThat(System.nanoTime() - start).isLessThan(10_000_000_000L);
        assertThat(posted).isGreaterThan(8);
        assertThat(post("late")).isEqualTo(410);
        await().until(() -> sockets.seen("{").size() == 1);
        assertThat(sockets.seen("{").getFirst()).contains("\"disconnectStatusCode\":1008");
    }

    @Test
    void aClientThatWasTooSlowIsToldSoIfItReadsAfterAll() throws Exception {
        String large = "x".repeat(128 * 1024);
        while (post(large) == 200) {}
        assertThat(client.closeCode()).isEqualTo(1008);
    }

    private int post(String text) throws Exception {
        return sockets.manage(sockets.doorOf(Faults.none()), "POST", id, text).statusCode();
    }
}
