package io.tiebreak.local.sockets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;

/**
 * A client's TCP connection after the handshake. Nobody ever waits for a client to read: what it does not take at once
 * is kept, up to {@link #LIMIT}.
 */
final class Wire {

    /** How many bytes may wait for a client that does not read: 1 MB, beside what the operating system keeps. */
    static final int LIMIT = 1024 * 1024;

    private static final int CHUNK = 16 * 1024;
    private static final int SECONDS_TO_SAY_GOODBYE = 2;

    private final StreamConnection connection;
    private final Deque<ByteBuffer> waiting = new ArrayDeque<>();
    private int waitingBytes;
    private boolean isLast;
    private boolean isCutAfterwards;

    Wire(StreamConnection connection) {
        this.connection = connection;
    }

    /**
     * Begins to listen.
     *
     * @param heard gets what the client sends, on a thread that must not wait
     * @param ended told when the connection is gone, whoever cut it
     */
    void start(Consumer<ByteBuffer> heard, Runnable ended) {
        connection.setCloseListener(closed -> ended.run());
        connection.getSinkChannel().setWriteListener(writable -> drain());
        connection.getSourceChannel().setReadListener(readable -> read(heard));
        connection.getSourceChannel().wakeupReads();
    }

    private void read(Consumer<ByteBuffer> heard) {
        try {
            int length;
            do {
                ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
                length = connection.getSourceChannel().read(chunk);
                if (length > 0) {
                    heard.accept(chunk.flip());
                }
            } while (length > 0 && connection.getSourceChannel().isReadResumed());
            if (length < 0) {
                cut();
            }
        } catch (IOException e) {
            cut();
        }
    }

    /** Lets the client wait with whatever else it wants to send. */
    void pause() {
        connection.getSourceChannel().suspendReads();
    }

    void goOn() {
        connection.getSourceChannel().wakeupReads();
    }

    /** Sends frames, or keeps them; false if too much waits already, or nothing may follow: then nothing is sent. */
    synchronized boolean send(List<Frame> frames) {
        if (isLast || !connection.isOpen() || waitingBytes > LIMIT) {
            return false;
        }
        frames.forEach(this::add);
        drain();
        return true;
    }

    /** Sends a last frame after all that waits. The client has two seconds to close then, or is cut off. */
    synchronized void end(Frame last) {
        if (!isLast) {
            add(last);
            isLast = true;
            drain();
            connection.getIoThread().executeAfter(this::cut, SECONDS_TO_SAY_GOODBYE, TimeUnit.SECONDS);
        }
    }

    /** {@link #end} instead of what waits, but for the frame the client has begun to get. */
    synchronized void endAtOnce(Frame last) {
        while (waiting.size() > 1) {
            waitingBytes -= waiting.removeLast().remaining();
        }
        end(last);
    }

    /** Cuts the connection as soon as nothing waits. */
    synchronized void cutAfterwards() {
        isCutAfterwards = true;
        drain();
    }

    /** Cuts the connection, whatever waits. */
    void cut() {
        IoUtils.safeClose(connection);
    }

    private void add(Frame frame) {
        ByteBuffer bytes = frame.bytes();
        waiting.add(bytes);
        waitingBytes += bytes.remaining();
    }

    private synchronized void drain() {
        try {
            while (!waiting.isEmpty() && write(waiting.getFirst())) {
                waiting.removeFirst();
            }
            if (!waiting.isEmpty()) {
                connection.getSinkChannel().resumeWrites();
            } else if (connection.getSinkChannel().flush()) {
                connection.getSinkChannel().suspendWrites();
                if (isCutAfterwards) {
                    cut();
                }
            } else {
                connection.getSinkChannel().resumeWrites();
            }
        } catch (IOException e) {
            cut();
        }
    }

    /** Returns whether all of it is written. */
    private boolean write(ByteBuffer bytes) throws IOException {
        int before = bytes.remaining();
        connection.getSinkChannel().write(bytes);
        waitingBytes -= before - bytes.remaining();
        return !bytes.hasRemaining();
    }
}
