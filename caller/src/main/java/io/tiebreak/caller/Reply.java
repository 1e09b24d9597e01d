package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/**
 * What the backend answered, over HTTP or a socket.
 *
 * @param body missing if there is none, or none that can be read
 * @param retryAfter how long it asks to wait
 * @param replayed whether it says that it said so before
 */
record Reply(int status, JsonNode body, Optional<Duration> retryAfter, boolean replayed) {

    /** Whether it says that something was done. */
    boolean good() {
        return status < 300;
    }

    Problem problem() {
        return new Problem(
                status,
                body.path("type").asText("about:blank"),
                body.path("detail").asText(""),
                Documents.text(body, "requestId"));
    }

    /** The same, if it decides the matter. */
    Reply settled(boolean mayHaveWritten) {
        if (status == 401 || status == 403) {
            throw new Denied(problem());
        }
        if (status == 429 || problem().type().equals("/problems/unavailable")) {
            throw new Unavailable(problem().toString(), retryAfter, null);
        }
        // What stands in front of the backend gives up with 5xx and texts of its own, whatever happened behind it.
        boolean unreadable = good() && status != 204 && !body.isObject();
        if (status >= 500 || unreadable) {
            throw mayHaveWritten
                    ? new OutcomeUnknown(problem().toString(), null)
                    : new Unavailable(problem().toString(), retryAfter, null);
        }
        return this;
    }
}
