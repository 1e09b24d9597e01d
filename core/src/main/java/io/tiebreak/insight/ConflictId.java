package io.tiebreak.insight;

import io.tiebreak.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names a refusal, and says where its record would be: a storm's records are not all kept, and whoever asks for one that
 * was not finds another of the same target in its place.
 *
 * @param ulid of its own, and sorting by time
 * @param target a hash of what the command was about
 */
public record ConflictId(String ulid, String target) {
    private static final Pattern TEXT = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}-[0-9a-f]{16}");
    private static final int ULID = 26;
    private static final int HASH = 16;
    private static final byte[] BETWEEN = {0};

    /** The name of a refusal there. */
    public static ConflictId of(String ulid, Target target) {
        String hash = Hash.of(utf8(target.kind()), BETWEEN, utf8(target.operation()), BETWEEN, utf8(target.key()));
        return new ConflictId(ulid, hash.substring(0, HASH));
    }

    /** What a text names; empty if it never was the name of a refusal. */
    public static Optional<ConflictId> parse(String text) {
        return TEXT.matcher(text).matches()
                ? Optional.of(new ConflictId(text.substring(0, ULID), text.substring(ULID + 1)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return ulid + "-" + target;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
