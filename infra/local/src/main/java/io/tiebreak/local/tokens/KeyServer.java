package io.tiebreak.local.tokens;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import io.undertow.Undertow;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.util.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.Supplier;

/** Where the local issuer's public key is, as a JWKS: any GET on a free port of 127.0.0.1. */
public final class KeyServer implements AutoCloseable {

    private static final String HOST = "127.0.0.1";

    private final Undertow undertow;
    private final Supplier<RSAKey> key;

    private KeyServer(Supplier<RSAKey> key) {
        this.key = key;
        this.undertow = Undertow.builder()
                .addHttpListener(0, HOST)
                .setIoThreads(1)
                .setWorkerThreads(1)
                .setHandler(new BlockingHandler(this::handle))
                .build();
    }

    /**
     * Starts answering.
     *
     * @param key asked for with every request, and not before
     */
    public static KeyServer start(Supplier<RSAKey> key) {
        KeyServer server = new KeyServer(key);
        server.undertow.start();
        return server;
    }

    /** Where the keys are. */
    public URI url() {
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
        return URI.create("http://" + HOST + ":" + address.getPort() + "/.well-known/jwks.json");
    }

    private void handle(HttpServerExchange exchange) {
        exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
        exchange.getResponseSender().send(new JWKSet(key.get().toPublicJWK()).toString());
    }

    @Override
    public void close() {
        undertow.stop();
    }
}
