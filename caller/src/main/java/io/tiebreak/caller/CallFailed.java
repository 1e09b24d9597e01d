package io.tiebreak.caller;

import org.jspecify.annotations.Nullable;

/** A call ended in a way its caller did not have to expect. */
public abstract sealed class CallFailed extends RuntimeException
        permits Denied, Invalid, OutcomeUnknown, Refused, Unavailable {
    private static final long serialVersionUID = 1;

    CallFailed(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** Whether the very same call may succeed a moment later. */
    public abstract boolean retryCanHelp();
}
