package io.tiebreak.functions.http;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times on the wire. */
public final class Times {
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Times() {}

    /** ISO-8601 in UTC, always with three digits of a second: {@code 2026-11-21T08:00:00.000Z}. */
    public static String text(Instant time) {
        return MILLISECONDS.format(time);
    }
}
