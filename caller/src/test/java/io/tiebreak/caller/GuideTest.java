package io.tiebreak.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide tells the truth: its code is that of a program that runs, and its links lead somewhere. */
class GuideTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Path PROGRAMS = Path.of("src/test/java/io/tiebreak/caller");
    private static final Pattern QUOTE = Pattern.compile("```java\n// (\\S+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(#[^)]*)?\\)");

    /** Lines that stand together in a file. */
    record Quote(String file, String lines) {}

    static Stream<Quote> quotes() throws IOException {
        return found(QUOTE)
                .flatMap(quote ->
                        Arrays.stream(quote.group(2).split("…\n", -1)).map(part -> new Quote(quote.group(1), part)));
    }

    static Stream<String> links() throws IOException {
        return found(LINK).map(link -> link.group(1));
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void whatIsQuotedStandsInTheProgram(Quote quote) throws IOException {
        assertThat(flush(Files.readString(PROGRAMS.resolve(quote.file())))).contains(flush(quote.lines()));
    }

    @Test
    void allJavaIsQuotedFromSomewhere() throws IOException {
        long blocks = found(Pattern.compile("```java")).count();
        assertThat(found(QUOTE).count()).isEqualTo(blocks).isGreaterThan(4);
    }

    @ParameterizedTest
    @MethodSource("links")
    void linksLeadSomewhere(String link) {
        assertThat(DOCS.resolve(link)).exists();
    }

    private static Stream<MatchResult> found(Pattern pattern) throws IOException {
        return pattern.matcher(Files.readString(DOCS.resolve("java-caller.md"))).results();
    }

    private static String flush(String code) {
        return code.replaceAll("(?m)^ +", "");
    }
}
