package io.tiebreak.importer;

import java.util.Arrays;

/** What became of the edits of one document: the newest version after each, 8 bytes an edit. */
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
            // Edits that ran side by side may have been answered in another order; who saw both saw the newer.
            versions[settled] = Math.max(versions[settled], versionSeen(settled));
            settled++;
        }
    }

    /** Whether each of the first {@code saw} edits was answered or failed. */
    boolean hasSettled(int saw) {
        return settled >= saw;
    }

    /** The newest version that the first {@code saw} edits were answered; 0 if none of them was accepted. */
    long versionSeen(int saw) {
        return saw == 0 ? 0 : versions[saw - 1];
    }
}
