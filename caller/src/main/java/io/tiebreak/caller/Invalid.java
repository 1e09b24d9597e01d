package io.tiebreak.caller;

/** The backend cannot carry out what was asked, now or later: a field, a size or a reused key is wrong. Nothing happened. */
public final class Invalid extends CallFailed {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    Invalid(Problem problem) {
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
