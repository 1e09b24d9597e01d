package io.tiebreak.importer;

import java.io.PrintStream;

/** What the person at the terminal is told while it runs. */
final class Report {

    private static final String CLEAR_LINE = "\r\u001b[K";

    private final PrintStream err;
    private final boolean terminal;
    private boolean unfinishedLine;

    /** @param terminal whether a line may be written over */
    Report(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    boolean isTerminal() {
        return terminal;
    }

    synchronized void problem(long line, String text) {
        clear();
        err.println("line " + line + ": " + text.replaceAll("\\p{Cntrl}", " "));
    }

    synchronized void progress(String text) {
        clear();
        if (terminal) {
            err.print(text);
            err.flush();
            unfinishedLine = true;
        } else {
            err.println(text);
        }
    }

    synchronized void clear() {
        if (unfinishedLine) {
            err.print(CLEAR_LINE);
            err.flush();
            unfinishedLine = false;
        }
    }
}
