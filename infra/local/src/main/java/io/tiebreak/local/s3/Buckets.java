package io.tiebreak.local.s3;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.local.template.Bucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The template's buckets: a folder for each, made with its first object, and in it a file per object. */
public final class Buckets {

    private final Path folder;
    private final Map<String, Bucket> byName;
    private final ObjectCreated objectCreated;
    private final List<Consumer<JsonNode>> listeners = new CopyOnWriteArrayList<>();

    /**
     * Opens what is kept in a folder.
     *
     * @param folder holds a folder per bucket, named by its physical name; it may not exist yet
     */
    public Buckets(Path folder, Collection<Bucket> buckets, InstantSource clock) {
        this.folder = folder;
        this.byName = buckets.stream().collect(Collectors.toMap(Bucket::name, Function.identity()));
        this.objectCreated = new ObjectCreated(clock);
    }

    /** Where the folders are. */
    public Path folder() {
        return folder;
    }

    /** Tells somebody, as EventBridge would be told, of every object that is put from now on where events are on. */
    public void subscribe(Consumer<JsonNode> listener) {
        listeners.add(listener);
    }

    boolean exists(String bucket) {
        return byName.containsKey(bucket);
    }

    /**
     * Puts an object and returns when everybody has taken note.
     *
     * @param bucket must be of the template
     */
    public void put(String bucket, String key, byte[] content) {
        try {
            Path file = file(bucket, key).orElseThrow();
            Files.createDirectories(file.resolveSibling(""));
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException("can't write to the bucket " + bucket + " in " + folder, e);
        }
        Optional.ofNullable(byName.get(bucket))
                .filter(Bucket::tellsEventBridge)
                .map(known -> objectCreated.event(bucket, key, content))
                .ifPresent(event -> listeners.forEach(listener -> listener.accept(event)));
    }

    /** An object's content; empty if there is no such object. */
    Optional<byte[]> get(String bucket, String key) throws IOException {
        Optional<Path> file = file(bucket, key).filter(Files::isRegularFile);
        return file.isPresent() ? Optional.of(Files.readAllBytes(file.get())) : Optional.empty();
    }

    /** Empty for a key that would lead out of its bucket. */
    private Optional<Path> file(String bucket, String key) {
        Path root = folder.resolve(bucket);
        Path file = root.resolve(key).normalize();
        return Optional.of(file).filter(inside -> inside.startsWith(root) && !inside.equals(root));
    }
}
