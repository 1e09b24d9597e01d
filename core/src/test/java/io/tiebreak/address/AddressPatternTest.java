package io.tiebreak.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one matcher, against examples, and against a slow one that tries everything. */
class AddressPatternTest {
    private static final int ROUNDS = 20_000;
    private static final List<String> LETTERS = List.of("a", "b");

    @ParameterizedTest
    @CsvSource({
        "/a, /a, true",
        "/a, /a/b, false",
        "/a/*, /a/b, true",
        "/a/*, /a, false",
        "/a/*, /a/b/c, false",
        "/a/**, /a, true",
        "/a/**, /a/b/c, true",
        "/a/**, /ab, false",
        "/**, /a, true",
        "/**/c, /c, true",
        "/**/c, /a/b/c, true",
        "/a/**/c/*, /a/c/c/c, true",
        "/a/**/b/**/c, /a/b/x/b/c, true",
        "/a/**/b/**/c, /a/b/x/b, false"
    })
    void starsStandForSegments(String pattern, String address, boolean matches) {
        assertThat(AddressPattern.of(pattern).matches(Address.of(address))).isEqualTo(matches);
    }

    @Test
    void matchesAsTheSlowMatcherDoes() {
        Random random = seeded();
        for (int i = 0; i < ROUNDS; i++) {
            AddressPattern pattern = pattern(random);
            Address address = address(random);
            assertThat(pattern.matches(address))
                    .as("%s on %s", pattern, address)
                    .isEqualTo(SlowMatcher.matches(pattern.segments(), address.segments()));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/**, /a/*, true",
        "/a/**, /a/*/b, true",
        "/a/**, /**, false",
        "/a/*, /a/b, true",
        "/a/b, /a/*, false",
        "/**/*, /*/**, true",
        "/*/**, /**/*, true",
        "/**, /**, true",
        "/a/**/b, /a/*/b, true",
        "/a/*/**, /a/**, false"
    })
    void aPatternCoversAnotherIfItMeansAllThatOneMeans(String wide, String narrow, boolean covers) {
        assertThat(AddressPattern.of(wide).covers(AddressPattern.of(narrow))).isEqualTo(covers);
    }

    @Test
    void coversExactlyIfNoAddressIsMeantByTheOtherOneAlone() {
        Random random = seeded();
        List<Address> all = allAddressesUpTo(6);
        for (int i = 0; i < ROUNDS / 10; i++) {
            AddressPattern wide = pattern(random);
            AddressPattern narrow = pattern(random);
            List<Address> beyond = all.stream()
                    .filter(narrow::matches)
                    .filter(address -> !wide.matches(address))
                    .toList();
            assertThat(wide.covers(narrow))
                    .as("%s covers %s, which means %s alone", wide, narrow, beyond)
                    .isEqualTo(beyond.isEmpty());
        }
    }

    @Test
    void theWorstPatternsAreCoveredInNoTime() {
        AddressPattern narrow = AddressPattern.of("/**/a".repeat(16));
        assertThat(AddressPattern.of("/**/*".repeat(15) + "/a").covers(narrow)).isTrue();
        assertThat(AddressPattern.of("/**/*".repeat(15) + "/b").covers(narrow)).isFalse();
    }

    @Test
    void theMostSpecificPatternComesFirst() {
        List<AddressPattern> patterns = Stream.of(
                        "/a/b", "/a/b/**", "/a/*", "/a/**/b", "/a/**", "/*/b", "/**/a/b", "/**/b", "/**")
                .map(AddressPattern::of)
                .toList();
        assertThat(patterns.reversed().stream().sorted(AddressPattern.MOST_SPECIFIC_FIRST))
                .containsExactlyElementsOf(patterns);
    }

    @Test
    void theLiteralPrefixEndsAtTheFirstWildcard() {
        assertThat(AddressPattern.of("/a/b/*/c").literalPrefix()).containsExactly("a", "b");
        assertThat(AddressPattern.of("/**/c").literalPrefix()).isEmpty();
        assertThat(AddressPattern.of("/a/b").isLiteral()).isTrue();
        assertThat(AddressPattern.of("/a/*").isLiteral()).isFalse();
    }

    private static Random seeded() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("patterns of seed " + seed);
        return new Random(seed);
    }

    private static AddressPattern pattern(Random random) {
        List<String> segments = new ArrayList<>();
        for (int i = 1 + random.nextInt(5); i > 0; i--) {
            String next = Stream.of("a", "b", "*", "**").toList().get(random.nextInt(4));
            boolean twice = !segments.isEmpty()
                    && next.equals("**")
                    && segments.getLast().equals("**");
            segments.add(twice ? "*" : next);
        }
        return AddressPattern.of("/" + String.join("/", segments));
    }

    private static Address address(Random random) {
        return Address.of(Stream.generate(() -> LETTERS.get(random.nextInt(2)))
                .limit(1 + random.nextInt(6))
                .collect(Collectors.joining("/", "/", "")));
    }

    /** With a third letter, which no pattern has. */
    private static List<Address> allAddressesUpTo(int segments) {
        List<String> texts = List.of("");
        List<Address> all = new ArrayList<>();
        for (int i = 0; i < segments; i++) {
            texts = texts.stream()
                    .flatMap(text -> Stream.of("a", "b", "c").map(letter -> text + "/" + letter))
                    .toList();
            texts.stream().map(Address::of).forEach(all::add);
        }
        return all;
    }

    /** The meaning of patterns, word for word. */
    private static final class SlowMatcher {
        static boolean matches(List<String> pattern, List<String> address) {
            if (pattern.isEmpty()) {
                return address.isEmpty();
            }
            List<String> rest = pattern.subList(1, pattern.size());
            return switch (pattern.getFirst()) {
                case "**" ->
                    matches(rest, address)
                            || (!address.isEmpty() && matches(pattern, address.subList(1, address.size())));
                case "*" -> !address.isEmpty() && matches(rest, address.subList(1, address.size()));
                case String literal ->
                    !address.isEmpty()
                            && literal.equals(address.getFirst())
                            && matches(rest, address.subList(1, address.size()));
            };
        }
    }
}
