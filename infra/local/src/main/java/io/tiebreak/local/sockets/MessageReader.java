package io.tiebreak.local.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Joins a client's frames to what they say. Not for several threads. */
final class MessageReader {

    /** API Gateway's limit; a message may have several frames. */
    static final int LIMIT = 128 * 1024;

    private @Nullable ByteArrayOutputStream begun;

    /** Something a client says. */
    sealed interface Said {

        record Text(String message) implements Said {}

        record Ping(ByteBuffer payload) implements Said {}

        record Close(Closing closing) implements Said {}
    }

    /** Takes one frame; empty if there is nothing to do for it, or not yet. */
    Optional<Said> read(Frame frame) throws Violation {
        return switch (frame.opcode()) {
            case Frame.TEXT, Frame.CONTINUATION -> part(frame);
            case Frame.BINARY -> throw new Violation(Closing.NO_BINARY);
            case Frame.CLOSE -> Optional.of(new Said.Close(frame.closing()));
            case Frame.PING -> Optional.of(new Said.Ping(frame.payload()));
            case Frame.PONG -> Optional.empty();
            default -> throw new Violation(Closing.broken("A frame has an unknown kind"));
        };
    }

    private Optional<Said> part(Frame frame) throws Violation {
        boolean goesOn = frame.opcode() == Frame.CONTINUATION;
        ByteArrayOutputStream message = begun;
        if (goesOn != (message != null)) {
            throw new Violation(Closing.broken("A message begins inside of another one, or not at all"));
        }
        if (message == null) {
            message = new ByteArrayOutputStream(frame.payload().remaining());
        }
        message.writeBytes(frame.payload().array());
        if (message.size() > LIMIT) {
            throw new Violation(Closing.MESSAGE_TOO_LARGE);
        }
        begun = frame.isFinal() ? null : message;
        return frame.isFinal() ? Optional.of(new Said.Text(text(message.toByteArray()))) : Optional.empty();
    }

    private static String text(byte[] message) throws Violation {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(message)).toString();
        } catch (CharacterCodingException e) {
            throw new Violation(Closing.NO_TEXT);
        }
    }
}
