package io.tiebreak.local.sqs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tiebreak.local.files.WholeFile;
import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The messages of one queue on disk: a file for each, named so that they sort by age, gone when the message is deleted. */
final class Journal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Optional<Path> folder;

    /**
     * @param folder of this queue alone; it may not exist yet. Empty to keep nothing
     */
    Journal(Optional<Path> folder) {
        this.folder = folder;
    }

    /** What is there, the oldest first. */
    List<StoredMessage> read() {
        if (folder.isEmpty() || !Files.isDirectory(folder.get())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder.get())) {
            return files.filter(file -> !WholeFile.isDraft(file))
                    .sorted()
                    .map(Journal::message)
                    .toList();
        } catch (IOException e) {
            throw problem(e);
        }
    }

    private static StoredMessage message(Path file) {
        try {
            return JSON.readValue(Files.readString(file), StoredMessage.class);
        } catch (IOException e) {
            throw new CannotStart(
                    "can't read the message in " + file + ", move the file away to start without it: " + e.getMessage(),
                    e);
        }
    }

    /** Keeps a message, in place of what was known of it. */
    void keep(StoredMessage message) {
        folder.ifPresent(target -> {
            try {
                WholeFile.write(file(target, message), JSON.writeValueAsString(message));
            } catch (IOException e) {
                throw problem(e);
            }
        });
    }

    void remove(StoredMessage message) {
        folder.ifPresent(target -> {
            try {
                Files.deleteIfExists(file(target, message));
            } catch (IOException e) {
                throw problem(e);
            }
        });
    }

    private static Path file(Path folder, StoredMessage message) {
        return folder.resolve(message.sequenceNumber() + ".json");
    }

    private UncheckedIOException problem(IOException e) {
        return new UncheckedIOException("can't keep messages in " + folder.orElseThrow(), e);
    }
}
