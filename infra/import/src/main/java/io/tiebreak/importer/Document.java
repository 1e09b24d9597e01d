package io.tiebreak.importer;

import java.util.Arrays;

/** What became of the edits of one document: the version each was answered, 8 bytes an edit. */
final class Document {

    private static final long OPEN = -1;

    private long[] versions = {};
    private int settled;

    /** @param version what the edit was answered; 0 if it failed */
    void settle(int number, long version) {
        if (number > versions.length) {
            int before = versions.length;
            versions = Arrays.copyOf(versions, Math.max(number, 2 * before));
            Arrays.fill(versions, before, versions.length, OPEN);
        }
        versions[number - 1] = version;
        while (settled < versions.length && versions[settled] != OPEN) {
            settled++;
        }
    }

    /** Whether each of the first {@code saw} edits was answered or failed. */
    boolean hasSettled(int saw) {
        return settled >= saw;
    }

    /** The version of edit number {@code saw}, or of the last before it that did not fail; 0 if none is left. */
    long versionSeen(int saw) {
        int number = saw;
        while (number > 0 && versions[number - 1] == 0) {
            number--;
        }
        return number == 0 ? 0 : versions[number - 1];
    }
}
