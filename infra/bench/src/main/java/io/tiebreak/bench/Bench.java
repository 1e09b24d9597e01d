package io.tiebreak.bench;

import java.io.PrintStream;
import java.net.URI;

/** One measurement. */
interface Bench {

    /** Measures the backend at that address and prints a table. */
    void run(URI backend, PrintStream out) throws Exception;
}
