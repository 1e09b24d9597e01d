package io.tiebreak.address;

import java.util.List;

/**
 * Walks a pattern along an address. Where it gets stuck, only the last {@code **} passed can take one segment more: giving
 * more to an earlier one could not reach anything that this one does not reach.
 */
final class Walk {
    private final List<String> pattern;

    Walk(List<String> pattern) {
        this.pattern = pattern;
    }

    boolean over(List<String> address) {
        int at = 0;
        int in = 0;
        int resume = -1;
        int taken = 0;
        while (in < address.size()) {
            if (at < pattern.size() && pattern.get(at).equals(AddressPattern.ANY)) {
                resume = ++at;
                taken = in;
            } else if (at < pattern.size() && meets(pattern.get(at), address.get(in))) {
                at++;
                in++;
            } else if (resume >= 0) {
                at = resume;
                in = ++taken;
            } else {
                return false;
            }
        }
        // What is left of the pattern has to stand for nothing; ** does not follow itself.
        return at == pattern.size()
                || (at == pattern.size() - 1 && pattern.get(at).equals(AddressPattern.ANY));
    }

    private static boolean meets(String segment, String literal) {
        return segment.equals(AddressPattern.ONE) || segment.equals(literal);
    }
}
