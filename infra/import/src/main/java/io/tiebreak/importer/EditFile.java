package io.tiebreak.importer;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The edits in a file, plain or gzipped, for programs that send them themselves. */
public final class EditFile implements Closeable {

    private final Lines lines;
    private final EditReader edits;

    private EditFile(Path file, Lines lines) {
        this.lines = lines;
        this.edits = new EditReader(String.valueOf(file.getFileName()), lines);
    }

    /**
     * Opens a file at its first edit.
     *
     * @throws IOException if there is no such file, or it cannot be read
     */
    public static EditFile open(Path file) throws IOException {
        return new EditFile(file, Lines.of(Files.newInputStream(file)));
    }

    /** The next one in file order, passing over lines that are none; null after the last. */
    public @Nullable Edit next() {
        Line line = edits.next();
        while (line instanceof BadLine) {
            line = edits.next();
        }
        return (Edit) line;
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
