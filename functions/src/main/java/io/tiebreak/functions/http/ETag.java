package io.tiebreak.functions.http;

import java.util.regex.Pattern;

/** Entity tags: a version in quotes, or whatever else tells one content from another. */
public final class ETag {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"([^\"]*)\"");

    private ETag() {}

    /** The tag of a version. */
    public static String of(long version) {
        return quoted(Long.toString(version));
    }

    /** The tag of content that has no version. */
    public static String quoted(String content) {
        return "\"" + content + "\"";
    }

    /**
     * Whether an {@code If-None-Match} of a read names this version: {@code *} names all, tags in a list compare weakly,
     * and what is no tag names none.
     */
    public static boolean named(String ifNoneMatch, long version) {
        return names(ifNoneMatch, Long.toString(version));
    }

    /** The same of content that has no version. */
    public static boolean names(String ifNoneMatch, String content) {
        return ifNoneMatch.strip().equals("*")
                || TAG.matcher(ifNoneMatch)
                        .results()
                        .anyMatch(tag -> tag.group(1).equals(content));
    }
}
