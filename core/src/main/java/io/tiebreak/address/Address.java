package io.tiebreak.address;

import java.util.List;

/**
 * Where a shared value is: {@code /lights/desk/brightness}. 1 to 32 segments of {@code [A-Za-z0-9._~-]{1,64}} other than
 * {@code .} and {@code ..}, 256 bytes at most.
 */
public final class Address implements Comparable<Address> {
    private final String text;
    private final List<String> segments;

    private Address(String text, List<String> segments) {
        this.text = text;
        this.segments = segments;
    }

    /**
     * Reads an address.
     *
     * @throws Malformed if it is none
     */
    public static Address of(String text) {
        List<String> segments = Segments.of(text);
        segments.forEach(Segments::requireLiteral);
        return new Address(text, segments);
    }

    /** The parts between the slashes; 1 or more. */
    public List<String> segments() {
        return segments;
    }

    /** The first segment: addresses that share it lie together. */
    public String family() {
        return segments.getFirst();
    }

    /** In the order of their texts' characters. */
    @Override
    public int compareTo(Address other) {
        return text.compareTo(other.text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Address address && address.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The address as it is written. */
    @Override
    public String toString() {
        return text;
    }
}
