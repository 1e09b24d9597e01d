package io.tiebreak.importer;

import java.util.concurrent.atomic.LongAdder;

/** What has been counted so far. In the end every edit was accepted or failed; every other line is a bad one. */
final class Tally {

    private final Stopwatch watch = new Stopwatch();
    private final LongAdder edits = new LongAdder();
    private final LongAdder stale = new LongAdder();
    private final LongAdder badLines = new LongAdder();
    private final LongAdder accepted = new LongAdder();
    private final LongAdder unchanged = new LongAdder();
    private final LongAdder merged = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder conflicts = new LongAdder();
    private final LongAdder retried = new LongAdder();
    private final Report report;

    /** @param report is told what goes wrong */
    Tally(Report report) {
        this.report = report;
    }

    void edit(Edit edit) {
        edits.increment();
        stale.add(edit.isStale() ? 1 : 0);
    }

    void badLine(BadLine bad) {
        badLines.increment();
        report.problem(bad.line(), bad.reason());
    }

    void accepted(Answer.Accepted answer) {
        accepted.increment();
        unchanged.add(answer.unchanged() ? 1 : 0);
        merged.add(answer.merged() ? 1 : 0);
    }

    void refused(Edit edit, String reason) {
        failed.increment();
        report.problem(edit.line(), reason);
    }

    /** @param first whether it is the first of this edit */
    void conflict(boolean first) {
        conflicts.increment();
        retried.add(first ? 1 : 0);
    }

    boolean isClean() {
        return failed.sum() == 0 && badLines.sum() == 0;
    }

    String progress() {
        return "%d edits sent, %d conflicts, %d failed, %d bad lines, %s edits per second"
                .formatted(settled(), conflicts.sum(), failed.sum(), badLines.sum(), perSecond(watch.seconds()));
    }

    Table dryRun(int documents) {
        return new Table()
                .row("edits", edits.sum())
                .row("documents", documents)
                .row("stale edits", stale.sum())
                .row("bad lines", badLines.sum());
    }

    Table imported(int documents) {
        double seconds = watch.seconds();
        return new Table()
                .row("edits", edits.sum())
                .row("accepted", accepted.sum())
                .row("unchanged", unchanged.sum())
                .row("merged with newer versions", merged.sum())
                .row("conflicts", conflicts.sum())
                .row("retried on the newest version", retried.sum())
                .row("failed", failed.sum())
                .row("bad lines", badLines.sum())
                .row("seconds", "%.1f".formatted(seconds))
                .row("edits per second", perSecond(seconds))
                .row("documents", documents)
                .row("versions", accepted.sum() - unchanged.sum());
    }

    private long settled() {
        return accepted.sum() + failed.sum();
    }

    private String perSecond(double seconds) {
        return "%.0f".formatted(settled() / seconds);
    }
}
