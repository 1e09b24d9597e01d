package io.tiebreak.importer;

/** Runs since it was made. */
final class Stopwatch {

    private final long started = System.nanoTime();

    /** Never 0, so that it can be divided by. */
    double seconds() {
        return Math.max(1, System.nanoTime() - started) / 1e9;
    }
}
