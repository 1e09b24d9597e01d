package io.tiebreak.local.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that are there as a whole or not at all. */
public final class WholeFile {

    private static final String DRAFT = ".tmp";

    private WholeFile() {}

    /** Replaces a file; a kill leaves the old text or the new one. Its folder is made if it is missing. */
    public static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        Path draft = file.resolveSibling(file.getFileName() + DRAFT);
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether a file of such a folder is what a kill left of a later one. */
    public static boolean isDraft(Path file) {
        return file.toString().endsWith(DRAFT);
    }
}
