package io.tiebreak.insight;

import com.fasterxml.jackson.databind.JsonNode;
import io.tiebreak.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** JSON that is kept zipped: tallies repeat themselves a lot. */
public final class Packed {
    /** What fits into a row, with room for its key. */
    static final int MOST_BYTES = 300 * 1024;

    private final byte[] bytes;

    private Packed(byte[] bytes) {
        this.bytes = bytes;
    }

    /** What {@link #bytes} told. */
    public static Packed of(byte[] bytes) {
        return new Packed(bytes.clone());
    }

    static Packed of(JsonNode json) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(zipped)) {
            zip.write(Json.text(json).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Packed(zipped.toByteArray());
    }

    JsonNode json() {
        try (GZIPInputStream unzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return Json.stored(new String(unzip.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean fits() {
        return bytes.length <= MOST_BYTES;
    }

    /** The zipped bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Packed packed && Arrays.equals(bytes, packed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
