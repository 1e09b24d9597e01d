package io.tiebreak;

/** Parts of a key that has slashes between them: distinct parts make distinct keys, whatever is in them. */
public final class KeyPart {
    private KeyPart() {}

    /** The part without a slash in it. */
    public static String escaped(String part) {
        return part.replace("%", "%25").replace("/", "%2F");
    }

    /** What {@link #escaped} was made of. */
    public static String unescaped(String part) {
        return part.replace("%2F", "/").replace("%25", "%");
    }
}
