package io.tiebreak.examples.seats;

import static java.util.function.Predicate.not;

import io.tiebreak.command.Decider;
import io.tiebreak.command.Decision;
import io.tiebreak.examples.seats.SeatCommand.BuySeat;
import io.tiebreak.examples.seats.SeatCommand.OfferSeats;
import io.tiebreak.examples.seats.SeatCommand.ReturnSeat;
import io.tiebreak.examples.seats.SeatEvent.SeatReturned;
import io.tiebreak.examples.seats.SeatEvent.SeatSold;
import io.tiebreak.examples.seats.SeatEvent.SeatsOffered;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Who gets which seat. */
class SeatDecider implements Decider<SeatCommand, SeatEvent, Seating> {

    @Override
    public Decision<SeatEvent> decide(SeatCommand command, Optional<Seating> state) {
        Seating seating = state.orElse(Seating.NONE);
        return switch (command) {
            case OfferSeats(Set<String> seats) -> offer(seats, seating);
            case BuySeat(String seat, String buyer) -> buy(seat, buyer, seating);
            case ReturnSeat(String seat, String buyer) -> takeBack(seat, buyer, seating);
        };
    }

    @Override
    public Optional<Seating> evolve(Optional<Seating> state, SeatEvent event) {
        Seating before = state.orElse(Seating.NONE);
        return Optional.of(
                switch (event) {
                    case SeatsOffered(Set<String> seats) -> before.with(seats);
                    case SeatSold(String seat, String buyer) -> before.sold(seat, buyer);
                    case SeatReturned(String seat) -> before.returned(seat);
                });
    }

    private static Decision<SeatEvent> offer(Set<String> seats, Seating seating) {
        Set<String> more = seats.stream().filter(not(seating::knows)).collect(Collectors.toSet());
        return more.isEmpty() ? Decision.nothingToDo() : Decision.accept(new SeatsOffered(more));
    }

    private static Decision<SeatEvent> buy(String seat, String buyer, Seating seating) {
        if (seating.free().contains(seat)) {
            return Decision.accept(new SeatSold(seat, buyer));
        }
        if (!seating.knows(seat)) {
            return Decision.refuse("seat-unknown", "There is no seat " + seat + ".");
        }
        return buyer.equals(seating.sold().get(seat))
                ? Decision.nothingToDo()
                : Decision.refuse("seat-taken", "Seat " + seat + " is taken.");
    }

    private static Decision<SeatEvent> takeBack(String seat, String buyer, Seating seating) {
        return buyer.equals(seating.sold().get(seat))
                ? Decision.accept(new SeatReturned(seat))
                : Decision.refuse("seat-not-yours", "Seat " + seat + " is not yours to return.");
    }
}
