package io.tiebreak.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Locale;
import java.util.Set;

/** A body as it travels in an event: text, or Base64 of what is none. */
record HttpBody(String text, boolean isBase64) {

    static final HttpBody NONE = new HttpBody("", false);

    /** Beside {@code text/*}; the body of any other type arrives encoded, even that of {@code application/*+json}. */
    private static final Set<String> TEXT_TYPES =
            Set.of("application/json", "application/javascript", "application/xml");

    static HttpBody of(byte[] bytes, String contentType) {
        if (bytes.length == 0) {
            return NONE;
        }
        String type = contentType.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        return type.startsWith("text/") || TEXT_TYPES.contains(type)
                ? new HttpBody(new String(bytes, UTF_8), false)
                : new HttpBody(Base64.getEncoder().encodeToString(bytes), true);
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    /** Whether it is the Base64 it says it is. */
    boolean isReadable() {
        try {
            bytes();
            return true;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    byte[] bytes() {
        return isBase64 ? Base64.getDecoder().decode(text) : text.getBytes(UTF_8);
    }
}
