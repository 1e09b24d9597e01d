package io.tiebreak.functions.http;

/** JSON pointers, RFC 6901. */
public final class Pointers {
    private Pointers() {}

    /** A field's name as one step of a pointer. */
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
