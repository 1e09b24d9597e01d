package io.tiebreak.caller;

/** There was no token, a wrong or an expired one (401), or it does not allow this (403). Nothing happened. */
public final class Denied extends CallFailed {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Denied(Problem problem) {
        super(problem.toString(), null);
        this.problem = problem;
    }

    /** What the backend says. */
    public Problem problem() {
        return problem;
    }

    @Override
    public boolean retryCanHelp() {
        return false;
    }
}
