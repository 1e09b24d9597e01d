package io.tiebreak.local.logs;

import io.tiebreak.local.events.AsynchronousInvocation;
import io.tiebreak.local.faults.Fault;
import io.tiebreak.local.faults.Faults;
import io.tiebreak.local.functions.Poll;
import java.util.List;

/**
 * Brings the matching lines of a log group to a function, one batch after the other, in the order they were printed. What
 * was printed between two looks comes together.
 */
final class LogSource implements Poll {

    private final Subscriber subscriber;
    private final AsynchronousInvocation invocation;
    private final Faults faults;

    LogSource(Subscriber subscriber, AsynchronousInvocation invocation, Faults faults) {
        this.subscriber = subscriber;
        this.invocation = invocation;
        this.faults = faults;
    }

    /** Never calls for another look at once: lines that are printed close together are to come together. */
    @Override
    public boolean once() throws InterruptedException {
        int seen = 0;
        int printed = subscriber.size();
        while (seen < printed) {
            List<LogLine> batch = subscriber.batch();
            deliver(batch.stream().filter(subscriber::wants).toList());
            // Only now: a batch that is interrupted comes again.
            subscriber.remove(batch.size());
            seen += batch.size();
        }
        return false;
    }

    private void deliver(List<LogLine> lines) throws InterruptedException {
        if (!lines.isEmpty()) {
            String event = LogEvent.of(subscriber.subscription(), lines);
            invocation.deliver(event);
            if (faults.strike(Fault.DUPLICATE)) {
                invocation.deliver(event);
            }
        }
    }

    @Override
    public boolean owes() {
        return subscriber.size() > 0;
    }
}
