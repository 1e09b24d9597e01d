package io.tiebreak.local.logs;

import io.tiebreak.local.patterns.LogPattern;
import io.tiebreak.local.template.LogSubscription;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** A subscription, and the lines of its log group it has not looked at yet. */
final class Subscriber {

    static final int LINES_AT_MOST = 1000;

    /** As much as one request may put into a log group on AWS. */
    private static final int LENGTH_AT_MOST = 1_000_000;

    private final LogSubscription subscription;
    private final Predicate<String> pattern;
    private final Deque<LogLine> waiting = new ArrayDeque<>();

    Subscriber(LogSubscription subscription) {
        this.subscription = subscription;
        this.pattern = LogPattern.of(subscription);
    }

    LogSubscription subscription() {
        return subscription;
    }

    boolean wants(LogLine line) {
        return pattern.test(line.text());
    }

    synchronized void add(LogLine line) {
        waiting.add(line);
    }

    synchronized int size() {
        return waiting.size();
    }

    /** The oldest lines, as many as go together. */
    synchronized List<LogLine> batch() {
        List<LogLine> batch = new ArrayList<>();
        int length = 0;
        for (LogLine line : waiting) {
            length += line.text().length();
            if (batch.size() == LINES_AT_MOST || (length > LENGTH_AT_MOST && !batch.isEmpty())) {
                break;
            }
            batch.add(line);
        }
        return batch;
    }

    synchronized void remove(int lines) {
        for (int i = 0; i < lines; i++) {
            waiting.remove();
        }
    }
}
