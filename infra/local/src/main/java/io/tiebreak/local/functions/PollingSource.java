package io.tiebreak.local.functions;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An event source with one thread that polls. */
public final class PollingSource implements EventSource {

    /** How long it waits after a look that found nothing. Lambda asks a stream four times a second. */
    public static final Duration IDLE = Duration.ofMillis(50);

    private static final Duration AFTER_A_PROBLEM = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final String name;
    private final Poll poll;
    private final Consumer<String> log;

    private volatile Duration pause = IDLE;
    private volatile boolean stopping;
    private @Nullable Thread thread;

    /**
     * A source that is not started.
     *
     * @param poll is only asked by one thread at a time
     * @param log told of every problem, after which polling starts anew
     */
    public PollingSource(String name, Poll poll, Consumer<String> log) {
        this.name = name;
        this.poll = poll;
        this.log = log;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public synchronized void start() {
        if (thread == null) {
            stopping = false;
            thread = new Thread(this::run, name);
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Lets it wait otherwise than {@link #IDLE} after a look that found nothing, from its next wait on. */
    public void pollEvery(Duration other) {
        pause = other;
    }

    /** Lets the invocation at work end, within reason; what an interrupted one had to do is delivered again. */
    @Override
    public synchronized void stop() {
        if (thread == null) {
            return;
        }
        stopping = true;
        try {
            if (!thread.join(GRACE)) {
                thread.interrupt();
                thread.join(GRACE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    private void run() {
        try {
            while (!stopping || (poll.owes() && !Thread.currentThread().isInterrupted())) {
                if (!pollOrRecover()) {
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException e) {
            // Stopped in the middle of something: what is stored says how far it came.
        } finally {
            poll.forget();
        }
    }

    private boolean pollOrRecover() throws InterruptedException {
        try {
            return poll.once();
        } catch (RuntimeException e) {
            if (!stopping) {
                log.accept(name + " starts again from what is stored: " + e);
                Thread.sleep(AFTER_A_PROBLEM);
            }
            poll.forget();
            return true;
        }
    }
}
