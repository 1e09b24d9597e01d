package io.tiebreak.address;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** How addresses and patterns are cut into segments, and what both have in common. */
final class Segments {
    static final int MOST = 32;
    static final int MOST_BYTES = 256;

    private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    private Segments() {}

    static List<String> of(String text) {
        if (!text.startsWith("/")) {
            throw new Malformed("has to begin with /");
        }
        // All characters that are allowed take one byte; others are refused below.
        if (text.length() > MOST_BYTES) {
            throw new Malformed("may have " + MOST_BYTES + " bytes at most");
        }
        List<String> segments = Arrays.asList(text.substring(1).split("/", -1));
        if (segments.size() > MOST) {
            throw new Malformed("may have " + MOST + " segments at most");
        }
        return List.copyOf(segments);
    }

    static void requireLiteral(String segment) {
        if (!LITERAL.matcher(segment).matches() || segment.equals(".") || segment.equals("..")) {
            throw new Malformed(
                    "is made of / and segments of A-Z a-z 0-9 . _ ~ -, but not . or .. alone, each with 1 to 64 characters");
        }
    }
}
