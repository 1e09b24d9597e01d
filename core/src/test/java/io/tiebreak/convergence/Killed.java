package io.tiebreak.convergence;

/** The end of a function's invocation, which nothing in it can catch. */
final class Killed extends Error {
    private static final long serialVersionUID = 1;
}
