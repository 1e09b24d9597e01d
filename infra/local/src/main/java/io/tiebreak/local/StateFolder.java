package io.tiebreak.local;

import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a run leaves on disk: in the folder the user named, or in a temporary one that goes with the run. */
final class StateFolder implements AutoCloseable {

    private final Path folder;
    private final @Nullable FileChannel lock;

    private StateFolder(Path folder, @Nullable FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    static StateFolder open(Optional<Path> data) {
        try {
            return data.isPresent()
                    ? new StateFolder(data.get(), lock(Files.createDirectories(data.get())))
                    : new StateFolder(Files.createTempDirectory("tiebreak-run"), null);
        } catch (IOException e) {
            throw new CannotStart(
                    "can't write to the data folder " + data.orElse(Path.of("")) + ": " + e.getMessage(), e);
        }
    }

    /** Held until the process ends, however it ends. */
    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException inThisProcess) {
            // Taken as well.
        }
        channel.close();
        throw new CannotStart(
                "the data folder " + folder + " is in use by another run: stop that one, or name another folder");
    }

    /** The folder to keep things in; empty if nothing is to outlive the run. */
    Optional<Path> kept() {
        return lock == null ? Optional.empty() : Optional.of(folder);
    }

    /** Holds a folder per bucket. */
    Path buckets() {
        return folder.resolve("buckets");
    }

    /** Holds a folder per rule, with the events its function has not taken. */
    Path events() {
        return folder.resolve("events");
    }

    /** Holds a folder per queue, with the messages nobody has deleted. */
    Optional<Path> queues() {
        return kept().map(kept -> kept.resolve("queues"));
    }

    /** Holds a file per event source that has a position. */
    Optional<Path> checkpoints() {
        return kept().map(kept -> kept.resolve("checkpoints"));
    }

    @Override
    public void close() {
        try {
            if (lock != null) {
                lock.close();
                return;
            }
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("can't clear " + folder, e);
        }
    }
}
