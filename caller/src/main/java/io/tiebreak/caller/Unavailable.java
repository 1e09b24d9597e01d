package io.tiebreak.caller;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** No answer, or none now. If it was a write, it certainly did not happen. */
public final class Unavailable extends CallFailed {
    private static final long serialVersionUID = 1;

    private final transient Optional<Duration> retryAfter;

    Unavailable(String message, Optional<Duration> retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the backend asks to wait; empty if it says nothing. */
    public Optional<Duration> retryAfter() {
        return retryAfter;
    }

    @Override
    public boolean retryCanHelp() {
        return true;
    }
}
