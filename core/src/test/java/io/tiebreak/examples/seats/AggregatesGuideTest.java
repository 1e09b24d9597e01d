package io.tiebreak.examples.seats;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.UnknownStoredForm;
import io.tiebreak.testing.DeciderSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide tells the truth: its code is the example's, its messages are real, its links lead somewhere. */
class AggregatesGuideTest {
    private static final Path GUIDE = Path.of("../docs/aggregates.md");
    private static final Path EXAMPLE = Path.of("src/test/java/io/tiebreak/examples/seats");
    private static final Pattern QUOTE = Pattern.compile("```java\n// (\\S+)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("]\\(([^)]+)\\)");

    /** Lines that stand together in a file. */
    record Quote(String file, String lines) {}

    static List<Quote> quotes() throws IOException {
        return QUOTE.matcher(guide())
                .results()
                .flatMap(quote -> parts(quote.group(2)).map(part -> new Quote(quote.group(1), part)))
                .toList();
    }

    static List<String> links() throws IOException {
        return LINK.matcher(guide()).results().map(link -> link.group(1)).toList();
    }

    @ParameterizedTest
    @MethodSource("quotes")
    void whatIsQuotedStandsInTheExample(Quote quote) throws IOException {
        String file = Files.readString(EXAMPLE.resolve(quote.file()));
        assertThat(flush(file)).contains(flush(quote.lines()));
    }

    @Test
    void allJavaIsQuotedFromSomewhere() throws IOException {
        long blocks = Pattern.compile("```java").matcher(guide()).results().count();
        assertThat(QUOTE.matcher(guide()).results().count()).isEqualTo(blocks).isGreaterThan(5);
    }

    @ParameterizedTest
    @MethodSource("links")
    void linksLeadSomewhere(String link) {
        assertThat(GUIDE.resolveSibling(link)).exists();
    }

    @Test
    void aFailedExpectationReadsAsTheGuideShows() throws IOException {
        var given = DeciderSpecification.of(new SeatDecider())
                .given(new SeatEvent.SeatsOffered(Set.of("A1")), new SeatEvent.SeatSold("A1", "ann"));
        var judgement = given.when(new SeatCommand.BuySeat("A1", "bob"));
        assertThat(guide()).contains(message(() -> judgement.then(new SeatEvent.SeatSold("A1", "bob"))));
    }

    @Test
    void anUnknownFormReadsAsTheGuideShows() throws IOException {
        var unknown = new UnknownStoredForm(new Document("Seating", 3, Json.object()));
        assertThat(guide()).contains(", version 7: " + unknown.getMessage());
    }

    private static String message(Runnable failing) {
        try {
            failing.run();
        } catch (AssertionError failed) {
            return String.valueOf(failed.getMessage());
        }
        throw new AssertionError("nothing failed");
    }

    private static Stream<String> parts(String quote) {
        return Arrays.stream(quote.split("…\n", -1));
    }

    private static String flush(String code) {
        return code.replaceAll("(?m)^ +", "");
    }

    private static String guide() throws IOException {
        return Files.readString(GUIDE);
    }
}
