package io.tiebreak.importer;

/** What a line of the file turned out to be. */
sealed interface Line permits Edit, BadLine {

    /** Counted from 1, blank lines included, as editors count. */
    long line();
}
