package io.tiebreak.functions.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * The cursors of one list: a position, and a checksum over it and the list's name, so that a damaged cursor or one of
 * another list is noticed. It protects from mistakes only; a forged one leads no farther than the caller's own list.
 *
 * @param list names the list, and all that decides what is in it
 */
public record Cursors(String list) {
    private static final int CHECKSUM_BYTES = Integer.BYTES;

    /** The cursor that goes on behind a position. */
    public String behind(String position) {
        byte[] text = position.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = ByteBuffer.allocate(CHECKSUM_BYTES + text.length)
                .putInt(checksum(text))
                .put(text)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The position to go on behind; empty for the first page.
     *
     * @throws Refusal 400 if the cursor is none of this list
     */
    public Optional<String> position(Query query) {
        return query.text("cursor")
                .map(cursor -> position(cursor)
                        // Base64 has several texts for the same bytes; only the one given out counts.
                        .filter(position -> behind(position).equals(cursor))
                        .orElseThrow(
                                () -> Problem.invalid("cursor", "This is no cursor of this list; take next as it is.")
                                        .refusal()));
    }

    private static Optional<String> position(String cursor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor);
            return Optional.of(bytes)
                    .filter(some -> some.length >= CHECKSUM_BYTES)
                    .map(some ->
                            new String(Arrays.copyOfRange(some, CHECKSUM_BYTES, some.length), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private int checksum(byte[] position) {
        var checksum = new CRC32();
        checksum.update(list.getBytes(StandardCharsets.UTF_8));
        checksum.update('\n');
        checksum.update(position);
        return (int) checksum.getValue();
    }
}
