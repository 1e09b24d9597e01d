package io.tiebreak.insight;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a caller was told when his command was refused.
 *
 * @param id by which he can ask for it
 * @param status 409, 412 or 423
 * @param expected the version or revision he expected, as it stands in his request; empty if he named none
 * @param current the newest one; 0 if there is nothing
 * @param rival who was there first; empty if that can't be told
 * @param changedFields JSON pointers of what had changed since the version he expected, the first ones of very many, and the beginnings of very long ones
 * @param wouldHaveMerged whether none of them is one that his command touches, so that a rebase would have done
 */
public record Refused(
        ConflictId id,
        int status,
        OptionalLong expected,
        long current,
        Optional<Rival> rival,
        List<String> changedFields,
        boolean wouldHaveMerged) {
    /** How many changed fields are kept. */
    public static final int MOST_FIELDS = 20;

    /** How many characters of each: names are their owners' own, and may be as long as an item. */
    public static final int LONGEST_FIELD = 200;

    public Refused {
        changedFields =
                changedFields.stream().limit(MOST_FIELDS).map(Refused::cut).toList();
    }

    private static String cut(String field) {
        return field.codePointCount(0, field.length()) <= LONGEST_FIELD
                ? field
                : field.substring(0, field.offsetByCodePoints(0, LONGEST_FIELD)) + "…";
    }
}
