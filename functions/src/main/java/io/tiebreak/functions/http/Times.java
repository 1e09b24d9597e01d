package io.tiebreak.functions.http;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Times on the wire. */
public final class Times {
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter();

    private Times() {}

    /** Reads a time in UTC, to the millisecond: {@code 2026-11-21T08:00:00Z}; empty if it is none. */
    public static Optional<Instant> read(String text) {
        try {
            return Optional.of(Instant.parse(text).truncatedTo(ChronoUnit.MILLIS));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** ISO-8601 in UTC, always with three digits of a second: {@code 2026-11-21T08:00:00.000Z}. */
    public static String text(Instant time) {
        return MILLISECONDS.format(time);
    }
}
