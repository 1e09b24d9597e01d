package io.tiebreak;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Makes ULIDs: 26 characters that sort by the millisecond they were made in, with 80 random bits behind it. */
public final class Ulid {
    private static final char[] CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".toCharArray();

    private final InstantSource clock;
    private final RandomGenerator random;

    /** @param random must not repeat itself in copies of this process, so {@link java.security.SecureRandom} */
    public Ulid(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The one that sorts before all others of its millisecond. */
    public static String first(Instant millisecond) {
        StringBuilder ulid = new StringBuilder(26);
        append(ulid, millisecond.toEpochMilli(), 10);
        return ulid.append("0".repeat(16)).toString();
    }

    /** The millisecond one was made in. */
    public static Instant time(String ulid) {
        long millis = 0;
        for (char character : ulid.substring(0, 10).toCharArray()) {
            millis = millis << 5 | Arrays.binarySearch(CROCKFORD, character);
        }
        return Instant.ofEpochMilli(millis);
    }

    /** A new one. */
    public String next() {
        StringBuilder ulid = new StringBuilder(26);
        append(ulid, clock.millis(), 10);
        append(ulid, random.nextLong(), 8);
        append(ulid, random.nextLong(), 8);
        return ulid.toString();
    }

    private static void append(StringBuilder ulid, long bits, int characters) {
        for (int i = characters - 1; i >= 0; i--) {
            ulid.append(CROCKFORD[(int) (bits >>> (5 * i)) & 31]);
        }
    }
}
