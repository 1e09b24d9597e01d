package io.tiebreak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stored form as a file: what has been written once is read for ever, so no such file is ever changed. Nothing here
 * writes one; a new form gets its file by hand.
 */
public record GoldenFile(Path path) {
    private static final String SUFFIX = ".json";

    /** The file of that name that belongs to a room. */
    public static GoldenFile of(Package room, String name) {
        return new GoldenFile(directory(room).resolve(name + SUFFIX));
    }

    /** All files that belong to a room. */
    public static List<GoldenFile> all(Package room) {
        try (Stream<Path> files = Files.list(directory(room))) {
            return files.sorted().map(GoldenFile::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory(Package room) {
        return Path.of("src/test/resources", room.getName().replace('.', '/'), "stored");
    }

    /** What form it shows, for example {@code ItemCreated-1}. */
    public String name() {
        String name = path.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** What is in it, without the line break at its end. */
    public String text() {
        return content().stripTrailing();
    }

    private String content() {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails unless this, and a line break, is what the file holds. */
    public void assertHolds(String written) {
        assertThat(path)
                .as(
                        "%s has no golden file yet. If this form is new, and meant, make one with exactly this in it:%n%s%n",
                        name(), written)
                .exists();
        assertThat(content())
                .as(
                        "what is written is no longer %s. If that is meant, leave the file alone, give the form a new schema"
                                + " version and a file of its own, and go on reading this one",
                        name())
                .isEqualTo(written + "\n");
    }

    @Override
    public String toString() {
        return name();
    }
}
