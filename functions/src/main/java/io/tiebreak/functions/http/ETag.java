package io.tiebreak.functions.http;

import java.util.regex.Pattern;

/** Entity tags: a version in quotes. */
public final class ETag {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private ETag() {}

    /** The tag of a version. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Whether an {@code If-None-Match} of a read names this version: {@code *} names all, tags in a list compare weakly,
     * and what is no tag names none.
     */
    public static boolean named(String ifNoneMatch, long version) {
        return ifNoneMatch.strip().equals("*")
                || TAG.matcher(ifNoneMatch)
                        .results()
                        .anyMatch(tag -> tag.group(1).equals(Long.toString(version)));
    }
}
