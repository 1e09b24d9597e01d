package io.tiebreak.history;

/** The end of a client in the middle of a call. */
final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1;
}
