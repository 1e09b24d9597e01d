package io.tiebreak.importer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * One edit of one document.
 *
 * @param saw how many earlier edits of the document its author had seen, at most {@link Place#editsBefore()}
 * @param fingerprint the same for the same line of the same file, and for no other
 */
public record Edit(
        long line, Place place, String author, int saw, ObjectNode set, List<String> unset, String fingerprint)
        implements Line {

    /** Whether others had edited the document since its author saw it. */
    public boolean isStale() {
        return saw < place.editsBefore();
    }
}
