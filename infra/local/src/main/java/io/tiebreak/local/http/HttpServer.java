package io.tiebreak.local.http;

import com.nimbusds.jose.jwk.RSAKey;
import io.tiebreak.local.functions.Functions;
import io.tiebreak.local.template.HttpApi;
import io.tiebreak.local.template.Template;
import io.tiebreak.local.yaml.CannotStart;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP API on 127.0.0.1, and beside it the door through which functions are invoked directly. */
public final class HttpServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Undertow undertow;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private HttpServer(int port, InvokeDoor door, Gateway gateway, Optional<HttpHandler> sockets) {
        this.undertow = Undertow.builder()
                .addHttpListener(port, HOST)
                .setServerOption(UndertowOptions.DECODE_URL, false)
                .setHandler(new Exchange(door, gateway, sockets, threads))
                .build();
    }

    /**
     * Refuses a port that is taken, early: long before it is needed.
     *
     * @param port 0 for any free one
     */
    public static void checkFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            throw portTaken(port, e);
        }
    }

    /**
     * Starts answering for a template that has an HTTP API.
     *
     * @param key whose tokens are accepted
     * @param requiresToken whether a call without a token is refused
     * @param sockets answers, on a thread that may wait, whoever asks for a WebSocket; empty if there are none
     */
    public static HttpServer start(
            int port,
            Template template,
            RSAKey key,
            boolean requiresToken,
            Functions functions,
            Optional<HttpHandler> sockets) {
        HttpApi api = template.api().orElseThrow();
        InstantSource clock = InstantSource.system();
        JwtAuthorizer authorizer = new JwtAuthorizer(key, clock, requiresToken);
        HttpServer server = new HttpServer(
                port,
                new InvokeDoor(template, functions),
                new Gateway(template, api, authorizer, functions, clock),
                sockets);
        try {
            server.undertow.start();
        } catch (RuntimeException e) {
            throw portTaken(port, e);
        }
        return server;
    }

    /** Where it answers. */
    public URI url() {
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
        return URI.create("http://" + HOST + ":" + address.getPort());
    }

    @Override
    public void close() {
        undertow.stop();
        threads.shutdownNow();
    }

    private static CannotStart portTaken(int port, Exception e) {
        return new CannotStart(
                "port " + port + " is in use: stop what listens there, or choose another with --port N", e);
    }
}
