package io.tiebreak.bench;

import io.undertow.Handlers;
import io.undertow.Undertow;
import io.undertow.websockets.core.AbstractReceiveListener;
import io.undertow.websockets.core.BufferedTextMessage;
import io.undertow.websockets.core.WebSocketChannel;
import io.undertow.websockets.core.WebSockets;
import java.net.InetSocketAddress;
import java.net.URI;

/** The least a socket server can do: what one client says, all clients are told. It keeps nothing and asks for nothing. */
final class BareSockets implements AutoCloseable {
    private static final String HOST = "127.0.0.1";

    private final Undertow undertow = Undertow.builder()
            .addHttpListener(0, HOST)
            .setHandler(Handlers.websocket((exchange, channel) -> welcome(channel)))
            .build();

    private BareSockets() {}

    static BareSockets start() {
        BareSockets sockets = new BareSockets();
        sockets.undertow.start();
        return sockets;
    }

    URI url() {
        InetSocketAddress address =
                (InetSocketAddress) undertow.getListenerInfo().getFirst().getAddress();
        return URI.create("ws://" + HOST + ":" + address.getPort());
    }

    private static void welcome(WebSocketChannel client) {
        client.getReceiveSetter().set(new AbstractReceiveListener() {
            @Override
            protected void onFullTextMessage(WebSocketChannel from, BufferedTextMessage message) {
                String text = message.getData();
                from.getPeerConnections().forEach(peer -> WebSockets.sendText(text, peer, null));
            }
        });
        client.resumeReceives();
    }

    @Override
    public void close() {
        undertow.stop();
    }
}
