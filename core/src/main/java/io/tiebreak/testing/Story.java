package io.tiebreak.testing;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A failed expectation as text for people.
 *
 * <pre>
 * given
 *     SeatSold[seat=A1, buyer=ann]
 * when
 *     BuySeat[seat=A1, buyer=bob]
 * then (- expected, + came)
 *   - SeatSold[seat=A1, buyer=bob]
 *   + rejected: seat-taken (Seat A1 is taken.)
 * </pre>
 */
record Story(List<?> given, Object when) {

    String withDifference(List<?> expected, List<?> actual) {
        return "\ngiven\n" + lines(given)
                + "when\n" + line("    ", when)
                + "then (- expected, + came)\n" + difference(expected, actual);
    }

    /** Place by place: an event that is right stands unmarked, one that is wrong, missing or too many is marked. */
    private static String difference(List<?> expected, List<?> actual) {
        return IntStream.range(0, Math.max(1, Math.max(expected.size(), actual.size())))
                .mapToObj(i -> pair(at(expected, i), at(actual, i)))
                .collect(Collectors.joining());
    }

    private static String pair(List<?> expected, List<?> actual) {
        if (expected.equals(actual)) {
            return lines(actual);
        }
        return Stream.concat(
                        described(expected).map(one -> line("  - ", one)),
                        described(actual).map(one -> line("  + ", one)))
                .collect(Collectors.joining());
    }

    private static Stream<?> described(List<?> all) {
        return all.isEmpty() ? Stream.of("nothing") : all.stream();
    }

    /** What stands there: one, or none behind the end. */
    private static List<?> at(List<?> all, int index) {
        return index < all.size() ? List.of(all.get(index)) : List.of();
    }

    private static String lines(List<?> all) {
        return described(all).map(one -> line("    ", one)).collect(Collectors.joining());
    }

    private static String line(String mark, Object one) {
        return mark + one + "\n";
    }
}
