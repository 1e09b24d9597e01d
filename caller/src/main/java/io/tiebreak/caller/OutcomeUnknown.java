package io.tiebreak.caller;

import org.jspecify.annotations.Nullable;

/**
 * The answer to a write got lost: it may have happened or not. The same write sent again under the same key finds out;
 * without a key, read before you write again.
 */
public final class OutcomeUnknown extends CallFailed {
    private static final long serialVersionUID = 1;

    OutcomeUnknown(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** No: sent again without its key, the write could take effect twice. */
    @Override
    public boolean retryCanHelp() {
        return false;
    }
}
