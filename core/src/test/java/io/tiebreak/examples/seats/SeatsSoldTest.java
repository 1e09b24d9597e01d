package io.tiebreak.examples.seats;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.command.Surroundings;
import io.tiebreak.examples.seats.SeatCommand.BuySeat;
import io.tiebreak.examples.seats.SeatCommand.OfferSeats;
import io.tiebreak.examples.seats.SeatCommand.ReturnSeat;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Projector;
import io.tiebreak.projection.Stores;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generation;
import io.tiebreak.view.Standing;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The smallest view of one's own: a class that says what a command amounts to. */
class SeatsSoldTest {
    private final Stores stores = Stores.inMemory();
    private final Surroundings surroundings = new HandAdvancedClock().surroundings();
    private final Meter meter = new Meter();
    private final StreamId hamlet = new StreamId("seats", "demo", "performance", "hamlet");

    @Test
    void theViewFollowsTheSale() {
        Stored offered = accepted(new OfferSeats(Set.of("A1", "A2", "A3")));
        Stored sold = accepted(new BuySeat("A1", "ann"));
        Stored soldToo = accepted(new BuySeat("A2", "bob"));
        Stored returned = accepted(new ReturnSeat("A1", "ann"));

        project(offered, sold);
        assertShows(1, 2);
        project(returned);
        assertShows(1, 2);
        project(soldToo, sold);
        assertShows(1, 2);
    }

    private void assertShows(int sold, int free) {
        assertThat(stores.views()
                        .find(new Generation("seats-sold", 1), hamlet, meter)
                        .flatMap(Standing::content))
                .contains(Json.object().put("sold", sold).put("free", free));
    }

    private void project(Stored... batch) {
        new Projector(Projections.of(new SeatsSold()), stores.views(), stores.generations(), surroundings.clock(), 1)
                .project(List.of(batch), new Patience(Backoff.DEFAULT, surroundings), meter);
    }

    private Stored accepted(SeatCommand command) {
        var handler = new CommandHandler<>(stores.ledger(), new Seats(), Backoff.DEFAULT, surroundings);
        var request = new Request(command.toString(), "fingerprint", "dev", false);
        Outcome outcome = handler.handle(hamlet, new Expectation.Latest(), command, request, meter);
        return new Stored.Legible(((Outcome.Committed) outcome).receipt());
    }
}
