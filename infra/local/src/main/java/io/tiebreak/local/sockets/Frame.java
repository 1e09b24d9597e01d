package io.tiebreak.local.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One frame of RFC 6455.
 *
 * @param opcode what it is, or that it goes on with what came before
 * @param isFinal whether a message ends with it
 * @param payload unmasked
 */
record Frame(int opcode, boolean isFinal, ByteBuffer payload) {

    /** API Gateway's limit in both directions. */
    static final int LIMIT = 32 * 1024;

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int FINAL = 0x80;
    private static final int SHORT_LENGTH = 125;
    private static final int TWO_BYTE_LENGTH = 126;
    private static final int REASON_LIMIT = 120;

    /** A text as frames that are small enough; it may be cut in the middle of a character. */
    static List<Frame> text(byte[] message) {
        List<Frame> frames = new ArrayList<>();
        int start = 0;
        do {
            int length = Math.min(LIMIT, message.length - start);
            frames.add(new Frame(
                    start == 0 ? TEXT : CONTINUATION,
                    start + length == message.length,
                    ByteBuffer.wrap(message, start, length).slice()));
            start += length;
        } while (start < message.length);
        return frames;
    }

    static Frame pong(ByteBuffer payload) {
        return new Frame(PONG, true, payload);
    }

    /** The frame that says why a connection ends; one without a code if none was given. */
    static Frame close(Closing closing) {
        ByteBuffer payload = ByteBuffer.allocate(SHORT_LENGTH);
        if (closing.code() != Closing.NO_CODE.code()) {
            byte[] reason = closing.reason().getBytes(UTF_8);
            payload.putShort((short) closing.code());
            payload.put(reason, 0, Math.min(reason.length, REASON_LIMIT));
        }
        return new Frame(CLOSE, true, payload.flip());
    }

    /** What a close frame of a client says. */
    Closing closing() throws Violation {
        if (payload.remaining() == 0) {
            return Closing.NO_CODE;
        }
        if (payload.remaining() == 1) {
            throw new Violation(Closing.broken("A close frame has half a code"));
        }
        ByteBuffer rest = payload.duplicate();
        int code = rest.getShort() & 0xffff;
        return new Closing(code, UTF_8.decode(rest).toString());
    }

    boolean isControl() {
        return opcode >= CLOSE;
    }

    /** As a server sends it: without a mask. */
    ByteBuffer bytes() {
        int length = payload.remaining();
        ByteBuffer bytes = ByteBuffer.allocate(length + 4);
        bytes.put((byte) ((isFinal ? FINAL : 0) | opcode));
        if (length <= SHORT_LENGTH) {
            bytes.put((byte) length);
        } else {
            bytes.put((byte) TWO_BYTE_LENGTH).putShort((short) length);
        }
        return bytes.put(payload.duplicate()).flip();
    }
}
