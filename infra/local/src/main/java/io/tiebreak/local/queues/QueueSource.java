package io.tiebreak.local.queues;

import io.tiebreak.local.faults.Fault;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.EventSource;
import io.tiebreak.local.functions.Outcome;
import io.tiebreak.local.functions.PollingSource;
import io.tiebreak.local.sqs.LocalQueue;
import io.tiebreak.local.template.QueueMapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings a queue's messages to a function, several batches at once. What a batch leaves undone nobody touches: the queue
 * gives it out again when its visibility timeout is over, and gives nothing else of its message group before.
 */
final class QueueSource implements EventSource {

    /** Far fewer than on AWS: it is one machine. */
    private static final int CONCURRENCY = 5;

    private static final Duration GRACE = Duration.ofSeconds(2);

    private final QueueMapping mapping;
    private final LocalQueue queue;
    private final Batches batches;
    private final Function<String, Outcome> function;
    private final Faults faults;
    private final Consumer<String> log;
    private final PollingSource polling;
    private final int concurrency;
    private final Semaphore free;
    private final Set<Thread> atWork = ConcurrentHashMap.newKeySet();

    /**
     * A source that is not started.
     *
     * @param log told of every problem
     */
    QueueSource(
            QueueMapping mapping,
            LocalQueue queue,
            Batches batches,
            Function<String, Outcome> function,
            Faults faults,
            Consumer<String> log) {
        this.mapping = mapping;
        this.queue = queue;
        this.batches = batches;
        this.function = function;
        this.faults = faults;
        this.log = log;
        this.concurrency = mapping.maximumConcurrency().orElse(CONCURRENCY);
        this.free = new Semaphore(concurrency);
        this.polling = new PollingSource(mapping.event(), this::poll, log);
    }

    @Override
    public String name() {
        return mapping.event();
    }

    @Override
    public void start() {
        polling.start();
    }

    /** What an interrupted batch had to do is delivered again, when its visibility timeout is over. */
    @Override
    public void stop() {
        polling.stop();
        try {
            if (!free.tryAcquire(concurrency, GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                atWork.forEach(Thread::interrupt);
                free.acquire(concurrency);
            }
            free.release(concurrency);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Never waits in vain: looking for a batch takes its time if there is none. */
    private boolean poll() throws InterruptedException {
        free.acquire();
        List<QueueRecord> batch = List.of();
        try {
            batch = batches.next();
        } finally {
            if (batch.isEmpty()) {
                free.release();
            }
        }
        if (!batch.isEmpty()) {
            List<QueueRecord> found = batch;
            Thread work = new Thread(() -> work(found), mapping.event());
            work.setDaemon(true);
            work.start();
        }
        return true;
    }

    private void work(List<QueueRecord> batch) {
        atWork.add(Thread.currentThread());
        try {
            deliver(batch);
        } catch (RuntimeException e) {
            log.accept(mapping.event() + " leaves a batch to be delivered again: " + e);
        } finally {
            atWork.remove(Thread.currentThread());
            free.release();
        }
    }

    private void deliver(List<QueueRecord> batch) {
        List<QueueRecord> done = invoke(batch);
        if (!done.isEmpty() && faults.strike(Fault.DUPLICATE)) {
            // As if deleting had come too late: the second delivery decides.
            done = invoke(new ArrayList<>(done));
        }
        done.forEach(record -> queue.delete(record.receiptHandle()));
    }

    private List<QueueRecord> invoke(List<QueueRecord> batch) {
        return Verdict.done(function.apply(QueueRecord.event(batch)), batch, mapping.reportsBatchItemFailures());
    }
}
