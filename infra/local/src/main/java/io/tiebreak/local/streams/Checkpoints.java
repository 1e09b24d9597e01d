package io.tiebreak.local.streams;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.tiebreak.local.files.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/**
 * How far one mapping has come in each shard, kept in a file if there is one. A file that is lost or damaged costs
 * repetition, not records: the stream is read from its oldest record again.
 */
final class Checkpoints {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FINISHED = "finished";
    private static final String BEGUN = "";

    private final Optional<Path> file;
    private final ObjectNode shards;

    Checkpoints(Optional<Path> file) {
        this.file = file;
        this.shards = file.flatMap(Checkpoints::read).orElseGet(JSON::createObjectNode);
    }

    private static Optional<ObjectNode> read(Path file) {
        try {
            return JSON.readTree(Files.readString(file)) instanceof ObjectNode kept
                    ? Optional.of(kept)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Whether nothing was ever read. */
    boolean isEmpty() {
        return shards.isEmpty();
    }

    /** The last record that is dealt with; empty if the shard has not been read, or is finished. */
    Optional<String> after(String shardId) {
        return Optional.of(shards.path(shardId))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(sequenceNumber -> !sequenceNumber.equals(FINISHED) && !sequenceNumber.equals(BEGUN));
    }

    boolean isFinished(String shardId) {
        return shards.path(shardId).asText().equals(FINISHED);
    }

    /** Remembers that the shard is to be read from its oldest record, if nothing else is said later. */
    void begin(String shardId) {
        move(shardId, BEGUN);
    }

    void move(String shardId, String sequenceNumber) {
        if (!shards.path(shardId).equals(TextNode.valueOf(sequenceNumber))) {
            shards.put(shardId, sequenceNumber);
            save();
        }
    }

    void finish(String shardId) {
        move(shardId, FINISHED);
    }

    /** Forgets shards that the stream has forgotten. */
    void retain(Collection<String> shardIds) {
        shards.retain(shardIds);
    }

    private void save() {
        file.ifPresent(target -> {
            try {
                WholeFile.write(target, shards.toString());
            } catch (IOException e) {
                throw new UncheckedIOException("can't keep the position in the stream in " + target, e);
            }
        });
    }
}
