package io.tiebreak.importer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells how far it is, from start to stop. */
final class Progress {

    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Tally tally;
    private final Report report;

    Progress(Tally tally, Report report) {
        this.tally = tally;
        this.report = report;
    }

    void start() {
        Thread.ofVirtual().start(this::run);
    }

    void stop() {
        stopped.countDown();
        report.clear();
    }

    private void run() {
        try {
            while (!stopped.await(report.isTerminal() ? 200 : 5_000, TimeUnit.MILLISECONDS)) {
                report.progress(tally.progress());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
