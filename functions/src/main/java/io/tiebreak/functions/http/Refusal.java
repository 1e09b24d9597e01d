package io.tiebreak.functions.http;

/** Ends a call with a problem. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Refusal(Problem problem) {
        // Without a stack trace: this is an answer, told often, and nobody looks where it came from.
        super(problem.type().path(), null, false, false);
        this.problem = problem;
    }

    /** What the caller is told. */
    public Problem problem() {
        return problem;
    }
}
