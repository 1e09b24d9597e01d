package io.tiebreak.local.sockets;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/** A client down to its bytes: it can break rules, and leave what it is sent unread. */
final class RawClient implements AutoCloseable {

    private static final int PATIENCE = 10_000;
    private static final int MASKED = 0x80;

    private final Socket socket;
    private final DataInputStream input;

    private RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE);
        input = new DataInputStream(socket.getInputStream());
    }

    /** Connects, or is refused: {@link #head} tells. */
    static RawClient connect(int port, String target) throws IOException {
        RawClient client = new RawClient(port);
        client.send(("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                        + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                .getBytes(US_ASCII));
        return client;
    }

    /** Reads the answer to the handshake up to its body. */
    String head() throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(US_ASCII).endsWith("\r\n\r\n")) {
            head.write(input.readUnsignedByte());
        }
        return head.toString(US_ASCII);
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A frame with a mask that changes nothing. */
    static byte[] frame(int firstByte, byte[] payload) {
        ByteBuffer frame = ByteBuffer.allocate(payload.length + 14).put((byte) firstByte);
        if (payload.length <= 125) {
            frame.put((byte) (MASKED | payload.length));
        } else {
            frame.put((byte) (MASKED | 127)).putLong(payload.length);
        }
        frame.putInt(0).put(payload).flip();
        byte[] bytes = new byte[frame.remaining()];
        frame.get(bytes);
        return bytes;
    }

    /** The next frame's length, after which its payload is skipped. */
    int nextLength() throws IOException {
        input.readUnsignedByte();
        int length = input.readUnsignedByte();
        length = length == 126 ? input.readUnsignedShort() : length;
        input.skipNBytes(length);
        return length;
    }

    /** Skips to the frame that closes, and returns its code; 1006 if the connection ends without one. */
    int closeCode() throws IOException {
        try {
            while (true) {
                int first = input.readUnsignedByte();
                int length = input.readUnsignedByte();
                length = length == 126 ? input.readUnsignedShort() : length;
                if ((first & 0x0f) == Frame.CLOSE) {
                    return length == 0 ? Closing.NO_CODE.code() : input.readUnsignedShort();
                }
                input.skipNBytes(length);
            }
        } catch (IOException ended) {
            return Closing.CUT.code();
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
