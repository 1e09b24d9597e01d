package io.tiebreak.caller;

import java.util.Optional;

/**
 * Why the backend did not do as it was told.
 *
 * @param status as HTTP has it
 * @param type stable, for programs: {@code /problems/forbidden}; {@code about:blank} if the answer came from something in
 *     front of the backend
 * @param detail for people; may be empty
 * @param requestId for the backend's operators
 */
public record Problem(int status, String type, String detail, Optional<String> requestId) {

    @Override
    public String toString() {
        return status + " " + type
                + (detail.isEmpty() ? "" : ": " + detail)
                + requestId.map(id -> " (request " + id + ")").orElse("");
    }
}
