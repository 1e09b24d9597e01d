package io.tiebreak.functions.http;

/** The kinds of failure a caller can meet. {@code docs/problems.md} says for each what to do then. */
public enum ProblemType {
    INVALID_REQUEST(400, "invalid-request", "The request is not valid"),
    FORBIDDEN(403, "forbidden", "This token does not allow it"),
    NOT_FOUND(404, "not-found", "There is nothing here"),
    UNKNOWN_ROUTE(404, "unknown-route", "There is no such route"),
    METHOD_NOT_ALLOWED(405, "method-not-allowed", "This route has other methods"),
    CONFLICT(409, "conflict", "Version conflict"),
    ALREADY_RUN(409, "already-run", "It has happened already"),
    PRECONDITION_FAILED(412, "precondition-failed", "Version conflict"),
    TOO_LARGE(413, "too-large", "Too large"),
    KEY_REUSED(422, "key-reused", "The key has been used for another request"),
    REJECTED(422, "rejected", "A business rule says no"),
    LOCKED(423, "locked", "Somebody else has the lock"),
    PRECONDITION_REQUIRED(428, "precondition-required", "The write does not say what it expects"),
    THROTTLED(429, "throttled", "Too much at once"),
    INTERNAL(500, "internal", "Something is broken"),
    UNAVAILABLE(503, "unavailable", "No answer from the store"),
    OUTCOME_UNKNOWN(503, "outcome-unknown", "It is not known whether the write happened");

    private final int status;
    private final String slug;
    private final String title;

    ProblemType(int status, String slug, String title) {
        this.status = status;
        this.slug = slug;
        this.title = title;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** The stable path that names this type in answers. */
    public String path() {
        return "/problems/" + slug;
    }

    String slug() {
        return slug;
    }

    String title() {
        return title;
    }

    /** Whether the very same request may succeed a moment later. */
    public boolean passes() {
        return status == 429 || status == 503;
    }
}
