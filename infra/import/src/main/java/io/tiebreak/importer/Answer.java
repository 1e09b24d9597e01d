package io.tiebreak.importer;

/** What the backend said to a command in the end. */
sealed interface Answer {

    /**
     * It happened, or there was nothing to change; the document is at {@code version}.
     *
     * @param merged whether the edit was of an old version, and was applied to the newest without a conflict
     */
    record Accepted(long version, boolean unchanged, boolean merged) implements Answer {}

    /** The document is not at the expected version but at this one; 0 = there is none. */
    record Conflict(long currentVersion) implements Answer {}

    /** It did not happen, or nobody knows whether it did. */
    record Refused(String reason) implements Answer {}
}
