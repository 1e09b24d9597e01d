package io.tiebreak.local.sockets;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tiebreak.local.sockets.MessageReader.Said;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open connection. It ends once, whoever ends it, and nothing can be sent from then on. */
final class Connection {

    /** A client with so many messages waiting has to wait before it is listened to again. */
    private static final int MESSAGES_WAITING = 16;

    private final Session session;
    private final Wire wire;
    private final InstantSource clock;
    private final Life life;
    private final Turns turns;
    private final FrameReader frames = new FrameReader();
    private final MessageReader messages = new MessageReader();
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private volatile Instant lastActiveAt;
    private boolean isBroken;

    /** What happens to a connection. */
    interface Life {

        /** The client sent a message: called for one after the other. */
        void said(Connection connection, String message);

        /** It has ended: called at once, and only once. */
        void ended(Connection connection);

        /** It has ended, and all messages from before are handled: called only once. */
        void over(Session session, Closing closing);
    }

    Connection(Session session, Wire wire, InstantSource clock, Executor threads, Life life) {
        this.session = session;
        this.wire = wire;
        this.clock = clock;
        this.life = life;
        this.turns = new Turns(threads);
        this.lastActiveAt = clock.instant();
    }

    /** Listens to the client from now on. */
    void start() {
        wire.start(this::hear, () -> end(Closing.CUT));
    }

    Session session() {
        return session;
    }

    /** When the last message was sent, in either direction. */
    Instant lastActiveAt() {
        return lastActiveAt;
    }

    /** Sends a text. A client with too much unread loses its connection; returns false if it has none by now. */
    boolean send(byte[] text) {
        if (hasEnded.get()) {
            return false;
        }
        if (!wire.send(Frame.text(text))) {
            end(Closing.TOO_SLOW);
            wire.endAtOnce(Frame.close(Closing.TOO_SLOW));
            return false;
        }
        lastActiveAt = clock.instant();
        return true;
    }

    boolean send(String text) {
        return send(text.getBytes(UTF_8));
    }

    /** Ends, and tells the client why: in this order, for its answer would pass for the reason otherwise. */
    void close(Closing closing) {
        end(closing);
        wire.end(Frame.close(closing));
    }

    /** Ends without a word, as if the network had failed. */
    void cut() {
        end(Closing.CUT);
        wire.cut();
    }

    private void end(Closing closing) {
        if (hasEnded.compareAndSet(false, true)) {
            life.ended(this);
            turns.add(() -> life.over(session, closing));
        }
    }

    /** Whoever has been told of a mistake may still be sending: that is read and thrown away. */
    private void hear(ByteBuffer bytes) {
        if (isBroken) {
            return;
        }
        try {
            for (Frame frame : frames.read(bytes)) {
                messages.read(frame).ifPresent(this::hear);
            }
        } catch (Violation violation) {
            isBroken = true;
            close(violation.closing());
        }
    }

    private void hear(Said said) {
        switch (said) {
            case Said.Text(String message) -> hear(message);
            case Said.Ping(ByteBuffer payload) -> wire.send(List.of(Frame.pong(payload)));
            case Said.Close(Closing closing) -> {
                close(closing);
                wire.cutAfterwards();
            }
        }
    }

    private void hear(String message) {
        if (hasEnded.get()) {
            return;
        }
        lastActiveAt = clock.instant();
        if (turns.add(() -> handle(message)) >= MESSAGES_WAITING) {
            wire.pause();
        }
    }

    private void handle(String message) {
        try {
            life.said(this, message);
        } finally {
            wire.goOn();
        }
    }
}
