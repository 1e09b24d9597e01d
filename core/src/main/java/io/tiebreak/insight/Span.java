package io.tiebreak.insight;

/**
 * Records of one target by their ULIDs.
 *
 * @param tenant whose
 * @param target a hash of it, as a {@link ConflictId} has it
 * @param first the first ULID, inclusive
 * @param last the last ULID, inclusive; not before the first
 */
public record Span(String tenant, String target, String first, String last) {
    /** No ULID sorts after it. */
    static final String LAST = "Z".repeat(26);
}
