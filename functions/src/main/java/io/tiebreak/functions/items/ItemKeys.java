package io.tiebreak.functions.items;

import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.Unicode;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.regex.Pattern;

/** What types and ids may look like. */
public final class ItemKeys {
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final int MAX_ID_BYTES = 256;
    private static final String NOT_IN_IDS = "/\\?%";
    /** A client that follows RFC 3986 removes these two from a path before it sends it. */
    private static final Set<String> PATH_STEPS = Set.of(".", "..");

    private ItemKeys() {}

    /** A type, if that is one. */
    public static String type(String text) {
        if (!TYPE.matcher(text).matches()) {
            throw Problem.invalid("type", "A type begins with a-z and has 1 to 32 characters of a-z, 0-9 and dash.")
                    .refusal();
        }
        return text;
    }

    /**
     * An id, if that is one.
     *
     * @param field where it comes from
     */
    public static String id(String text, String field) {
        if (text.isEmpty() || PATH_STEPS.contains(text)) {
            throw Problem.invalid(field, "An id has 1 to " + MAX_ID_BYTES + " bytes and is neither . nor ..")
                    .refusal();
        }
        return idPart(text, field);
    }

    static String prefix(String text) {
        return idPart(text, "prefix");
    }

    private static String idPart(String text, String field) {
        if (!Unicode.wellFormed(text) || text.chars().anyMatch(ItemKeys::isForbidden)) {
            throw Problem.invalid(field, field + " has no control characters, no / \\ ? % and no half surrogate pairs.")
                    .refusal();
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MAX_ID_BYTES) {
            throw Problem.invalid(field, field + " has at most " + MAX_ID_BYTES + " bytes in UTF-8.")
                    .refusal();
        }
        return text;
    }

    private static boolean isForbidden(int character) {
        return Character.getType(character) == Character.CONTROL || NOT_IN_IDS.indexOf(character) >= 0;
    }
}
