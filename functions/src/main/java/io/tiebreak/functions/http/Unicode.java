package io.tiebreak.functions.http;

import java.nio.charset.StandardCharsets;

/** What text can be stored and sent back unchanged. */
public final class Unicode {
    private Unicode() {}

    /** Whether text has no half of a surrogate pair on its own, which UTF-8 cannot express. */
    public static boolean wellFormed(String text) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    /** Text with a question mark for each half surrogate pair, so that it can at least be sent. */
    static String repaired(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    /** How many characters a text has, as people count them: an emoji outside the first plane is one. */
    public static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
