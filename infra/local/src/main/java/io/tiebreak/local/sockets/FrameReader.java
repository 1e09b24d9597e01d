package io.tiebreak.local.sockets;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cuts what a client sends into frames, however it was cut on its way. Not for several threads. */
final class FrameReader {

    private static final int FINAL = 0x80;
    private static final int RESERVED = 0x70;
    private static final int MASKED = 0x80;
    private static final int MASK_LENGTH = 4;
    private static final int CONTROL_LIMIT = 125;

    /** What came of a frame so far, ready to be read from. */
    private ByteBuffer pending = ByteBuffer.allocate(0);

    /** Takes bytes, and gives all frames that are whole by now. */
    List<Frame> read(ByteBuffer bytes) throws Violation {
        pending = ByteBuffer.allocate(pending.remaining() + bytes.remaining())
                .put(pending)
                .put(bytes)
                .flip();
        List<Frame> frames = new ArrayList<>();
        for (Optional<Frame> frame = next(); frame.isPresent(); frame = next()) {
            frames.add(frame.get());
        }
        return frames;
    }

    private Optional<Frame> next() throws Violation {
        ByteBuffer bytes = pending.duplicate();
        if (bytes.remaining() < 2) {
            return Optional.empty();
        }
        int first = bytes.get() & 0xff;
        int second = bytes.get() & 0xff;
        check(first, second);
        int lengthBytes = lengthBytes(second & 0x7f);
        if (bytes.remaining() < lengthBytes) {
            return Optional.empty();
        }
        long length = length(second & 0x7f, bytes);
        if (length < 0 || length > Frame.LIMIT) {
            throw new Violation(Closing.FRAME_TOO_LARGE);
        }
        if (bytes.remaining() < MASK_LENGTH + length) {
            return Optional.empty();
        }
        ByteBuffer payload = unmasked(bytes, (int) length);
        pending = bytes;
        return Optional.of(new Frame(first & 0x0f, (first & FINAL) != 0, payload));
    }

    private static void check(int first, int second) throws Violation {
        if ((first & RESERVED) != 0) {
            throw new Violation(Closing.broken("A reserved bit is set"));
        }
        if ((second & MASKED) == 0) {
            throw new Violation(Closing.broken("A frame has no mask"));
        }
        boolean isControl = (first & 0x0f) >= Frame.CLOSE;
        if (isControl && ((first & FINAL) == 0 || (second & 0x7f) > CONTROL_LIMIT)) {
            throw new Violation(Closing.broken("A control frame is cut or too long"));
        }
    }

    private static int lengthBytes(int length) {
        return switch (length) {
            case 126 -> 2;
            case 127 -> 8;
            default -> 0;
        };
    }

    private static long length(int length, ByteBuffer bytes) {
        return switch (length) {
            case 126 -> bytes.getShort() & 0xffff;
            case 127 -> bytes.getLong();
            default -> length;
        };
    }

    private static ByteBuffer unmasked(ByteBuffer bytes, int length) {
        byte[] mask = new byte[MASK_LENGTH];
        bytes.get(mask);
        byte[] payload = new byte[length];
        bytes.get(payload);
        for (int i = 0; i < length; i++) {
            payload[i] ^= mask[i % MASK_LENGTH];
        }
        return ByteBuffer.wrap(payload);
    }
}
