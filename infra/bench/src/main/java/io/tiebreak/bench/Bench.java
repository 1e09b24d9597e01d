package io.tiebreak.bench;

import io.tiebreak.local.LocalBackend;
import java.io.PrintStream;

/** One measurement. */
interface Bench {

    /** Measures a backend nobody else uses, and prints a table. */
    void run(LocalBackend backend, PrintStream out) throws Exception;
}
