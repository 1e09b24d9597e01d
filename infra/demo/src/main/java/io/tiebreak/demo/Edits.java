package io.tiebreak.demo;

import io.tiebreak.importer.Edit;
import io.tiebreak.importer.EditFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Edits without end: those of a file first, and then made-up ones. */
final class Edits implements Supplier<Edit>, AutoCloseable {

    private final @Nullable EditFile file;
    private final Supplier<Edit> otherwise;

    private Edits(@Nullable EditFile file, Supplier<Edit> otherwise) {
        this.file = file;
        this.otherwise = otherwise;
    }

    /** @param file empty for made-up ones only */
    static Edits of(Optional<Path> file, Supplier<Edit> otherwise) throws FailedException {
        try {
            return new Edits(file.isPresent() ? EditFile.open(file.get()) : null, otherwise);
        } catch (IOException e) {
            throw new FailedException("the edits in " + file.orElseThrow() + " cannot be read: " + e.getMessage());
        }
    }

    @Override
    public Edit get() {
        Edit edit = file == null ? null : file.next();
        return edit == null ? otherwise.get() : edit;
    }

    @Override
    public void close() {
        try {
            if (file != null) {
                file.close();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a file that was read can be closed", e);
        }
    }
}
