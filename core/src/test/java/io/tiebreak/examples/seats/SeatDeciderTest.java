package io.tiebreak.examples.seats;

import io.tiebreak.examples.seats.SeatCommand.BuySeat;
import io.tiebreak.examples.seats.SeatCommand.OfferSeats;
import io.tiebreak.examples.seats.SeatCommand.ReturnSeat;
import io.tiebreak.examples.seats.SeatEvent.SeatReturned;
import io.tiebreak.examples.seats.SeatEvent.SeatSold;
import io.tiebreak.examples.seats.SeatEvent.SeatsOffered;
import io.tiebreak.testing.DeciderSpecification;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeatDeciderTest {
    private static final SeatEvent TWO_SEATS = new SeatsOffered(Set.of("A1", "A2"));
    private final DeciderSpecification<SeatCommand, SeatEvent, Seating> seats =
            DeciderSpecification.of(new SeatDecider());

    @Test
    void aFreeSeatIsSold() {
        seats.given(TWO_SEATS)
                .when(new BuySeat("A1", "ann"))
                .then(new SeatSold("A1", "ann"))
                .thenState(new Seating(Set.of("A2"), Map.of("A1", "ann")));
    }

    @Test
    void aSeatIsNotSoldTwice() {
        seats.given(TWO_SEATS, new SeatSold("A1", "ann"))
                .when(new BuySeat("A1", "bob"))
                .thenRejected("seat-taken");
    }

    @Test
    void whoHasTheSeatNeedNotBuyItAgain() {
        seats.given(TWO_SEATS, new SeatSold("A1", "ann"))
                .when(new BuySeat("A1", "ann"))
                .thenNothing();
    }

    @Test
    void aReturnedSeatIsForSaleAgain() {
        seats.given(TWO_SEATS, new SeatSold("A1", "ann"))
                .when(new ReturnSeat("A1", "ann"))
                .then(new SeatReturned("A1"))
                .thenState(new Seating(Set.of("A1", "A2"), Map.of()));
        seats.given(TWO_SEATS, new SeatSold("A1", "ann"), new SeatReturned("A1"))
                .when(new BuySeat("A1", "bob"))
                .then(new SeatSold("A1", "bob"));
    }

    @Test
    void nobodyReturnsTheSeatOfAnother() {
        seats.given(TWO_SEATS, new SeatSold("A1", "ann"))
                .when(new ReturnSeat("A1", "bob"))
                .thenRejected("seat-not-yours");
    }

    @Test
    void aSeatThatWasNeverOfferedIsNotForSale() {
        seats.given(TWO_SEATS).when(new BuySeat("Z9", "ann")).thenRejected("seat-unknown");
        seats.given().when(new BuySeat("A1", "ann")).thenRejected("seat-unknown");
    }

    @Test
    void onlyNewSeatsAreOffered() {
        seats.given(TWO_SEATS, new SeatSold("A1", "ann"))
                .when(new OfferSeats(Set.of("A1", "A2", "A3")))
                .then(new SeatsOffered(Set.of("A3")));
        seats.given(TWO_SEATS).when(new OfferSeats(Set.of("A1"))).thenNothing();
    }
}
