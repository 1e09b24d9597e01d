package io.tiebreak.address;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which addresses are meant: {@code /client/*}{@code /volume}. {@code *} stands for exactly one segment, {@code **} for
 * none or more; both for whole segments only, and {@code **} never follows itself. A pattern has the same limits as an
 * address, and an address is a pattern of itself alone.
 */
public final class AddressPattern {
    /** Stands for exactly one segment. */
    public static final String ONE = "*";

    /** Stands for none or more segments. */
    public static final String ANY = "**";

    /**
     * The most specific pattern first: at the first segment that differs in kind, a literal comes before {@code *}, the end
     * of the pattern next, and {@code **} last. Patterns alike in all that follow the order of their texts.
     */
    public static final Comparator<AddressPattern> MOST_SPECIFIC_FIRST =
            Comparator.comparing(AddressPattern::kinds).thenComparing(AddressPattern::toString);

    private final String text;
    private final List<String> segments;

    private AddressPattern(String text, List<String> segments) {
        this.text = text;
        this.segments = segments;
    }

    /**
     * Reads a pattern.
     *
     * @throws Malformed if it is none
     */
    public static AddressPattern of(String text) {
        List<String> segments = Segments.of(text);
        segments.stream().filter(segment -> !isWild(segment)).forEach(Segments::requireLiteral);
        if (IntStream.range(1, segments.size()).anyMatch(i -> isAny(segments, i - 1) && isAny(segments, i))) {
            throw new Malformed("may not have ** after **");
        }
        return new AddressPattern(text, segments);
    }

    /** The parts between the slashes; 1 or more. */
    public List<String> segments() {
        return segments;
    }

    /** Whether it means that address. Takes a time in proportion to the product of both lengths at most. */
    public boolean matches(Address address) {
        return new Walk(segments).over(address.segments());
    }

    /** Whether every address that {@code other} means is meant by this pattern, too. */
    public boolean covers(AddressPattern other) {
        return Coverage.of(segments, other.segments);
    }

    /** The segments before the first wildcard; none if it begins with one, all if it has none. */
    public List<String> literalPrefix() {
        return segments.stream().takeWhile(segment -> !isWild(segment)).toList();
    }

    /** Whether it has no wildcard, and so means one address. */
    public boolean isLiteral() {
        return literalPrefix().size() == segments.size();
    }

    /** A letter per segment, and one for the end, in the order of how specific they are. */
    private String kinds() {
        return segments.stream()
                .map(segment -> segment.equals(ANY) ? "d" : segment.equals(ONE) ? "b" : "a")
                .collect(Collectors.joining("", "", "c"));
    }

    private static boolean isWild(String segment) {
        return segment.equals(ONE) || segment.equals(ANY);
    }

    private static boolean isAny(List<String> segments, int index) {
        return segments.get(index).equals(ANY);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressPattern pattern && pattern.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The pattern as it is written. */
    @Override
    public String toString() {
        return text;
    }
}
