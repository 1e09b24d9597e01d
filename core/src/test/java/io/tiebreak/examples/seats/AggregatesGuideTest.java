package io.tiebreak.examples.seats;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.UnknownStoredForm;
import io.tiebreak.testing.DeciderSpecification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The guide tells the truth: its messages are real. */
class AggregatesGuideTest {
    private static final Path GUIDE = Path.of("../docs/aggregates.md");

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

    private static String guide() throws IOException {
        return Files.readString(GUIDE);
    }
}
