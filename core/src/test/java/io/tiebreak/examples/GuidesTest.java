package io.tiebreak.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guides tell the truth: their code is the example's, and their links lead somewhere. */
class GuidesTest {
    private static final Path DOCS = Path.of("../docs");
    private static final List<String> GUIDES = List.of("aggregates.md", "projections.md", "authorities.md");
    private static final Path EXAMPLES = Path.of("src/test/java/io/tiebreak/examples");
    private static final Pattern QUOTE = Pattern.compile("```java\n// (\\S+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(#[^)]*)?\\)");

    /** Lines that stand together in a file. */
    record Quote(String file, String lines) {}

    static Stream<Quote> quotes() {
        return found(QUOTE)
                .flatMap(quote ->
                        Arrays.stream(quote.group(2).split("…\n", -1)).map(part -> new Quote(quote.group(1), part)));
    }

    static Stream<String> links() {
        return found(LINK).map(link -> link.group(1));
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void whatIsQuotedStandsInTheExample(Quote quote) throws IOException {
        assertThat(flush(Files.readString(example(quote.file())))).contains(flush(quote.lines()));
    }

    @Test
    void allJavaIsQuotedFromSomewhere() {
        long blocks = found(Pattern.compile("```java")).count();
        assertThat(found(QUOTE).count()).isEqualTo(blocks).isGreaterThan(6);
    }

    @ParameterizedTest
    @MethodSource("links")
    void linksLeadSomewhere(String link) {
        assertThat(DOCS.resolve(link)).exists();
    }

    private static Stream<MatchResult> found(Pattern pattern) {
        return GUIDES.stream().flatMap(guide -> pattern.matcher(text(guide)).results());
    }

    private static String text(String guide) {
        try {
            return Files.readString(DOCS.resolve(guide));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path example(String file) throws IOException {
        try (Stream<Path> files = Files.walk(EXAMPLES)) {
            return files.filter(path -> path.endsWith(file)).findFirst().orElseThrow();
        }
    }

    private static String flush(String code) {
        return code.replaceAll("(?m)^ +", "");
    }
}
