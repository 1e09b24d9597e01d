package io.tiebreak.importer;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads edits in file order and numbers them per document. Blank lines are none. */
final class EditReader {

    private final String source;
    private final Lines lines;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Set<String> documents = new HashSet<>();
    private long line;
    private int placeless;
    private boolean broken;

    /** @param source what the file is called; part of every {@link Edit#fingerprint()} */
    EditReader(String source, Lines lines) {
        this.source = source;
        this.lines = lines;
    }

    /** Null after the last line. Input that breaks off is the last line, and a bad one. */
    @Nullable Line next() {
        try {
            byte[] bytes = broken ? null : nextNotBlank();
            return bytes == null ? null : judge(bytes);
        } catch (IOException e) {
            broken = true;
            line++;
            return new BadLine(line, "cannot be read: " + e.getMessage(), null);
        }
    }

    /** How many documents the edits read so far are about. */
    int documents() {
        return documents.size();
    }

    private byte @Nullable [] nextNotBlank() throws IOException {
        byte[] bytes = lines.next();
        line++;
        while (bytes != null && new String(bytes, StandardCharsets.ISO_8859_1).isBlank()) {
            bytes = lines.next();
            line++;
        }
        return bytes;
    }

    private Line judge(byte[] bytes) {
        EditJson json = new EditJson();
        String reason = bytes.length > Lines.LONGEST ? "longer than " + Lines.LONGEST + " bytes" : null;
        if (reason == null) {
            try {
                json.read(bytes);
            } catch (BadEditException e) {
                reason = e.getMessage();
            }
        }
        if (!json.hasId()) {
            placeless++;
            return new BadLine(line, String.valueOf(reason), null);
        }
        Place place = new Place(json.id(), numbers.merge(json.id(), 1, Integer::sum));
        return reason == null ? edit(json, place, bytes) : new BadLine(line, reason, place);
    }

    /** A line whose document nobody knows may have been an edit of this one, and its author counted it. */
    private Line edit(EditJson json, Place place, byte[] bytes) {
        if (json.saw() > place.editsBefore() + placeless) {
            String reason = "saw is %d, but only %d edits of this document stand before it"
                    .formatted(json.saw(), place.editsBefore());
            return new BadLine(line, reason, place);
        }
        documents.add(place.document());
        int saw = Math.min(json.saw(), place.editsBefore());
        return new Edit(line, place, json.author(), saw, json.set(), json.unset(), fingerprint(bytes));
    }

    private String fingerprint(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((source + '\n' + line + '\n').getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
