package io.tiebreak.caller;

/** An update that goes on after conflicts met something that is none: a lock, or a rule that says no. Nothing happened. */
public final class Refused extends CallFailed {
    private static final long serialVersionUID = 1;

    private final transient Refusal why;

    Refused(Refusal why) {
        super(why.toString(), null);
        this.why = why;
    }

    /** What it met. */
    public Refusal why() {
        return why;
    }

    /** True for a lock, which ends. */
    @Override
    public boolean retryCanHelp() {
        return why instanceof Refusal.Locked;
    }
}
