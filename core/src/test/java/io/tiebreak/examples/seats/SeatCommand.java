package io.tiebreak.examples.seats;

import java.util.Set;

/** What may be asked of the seats of a performance. */
sealed interface SeatCommand {

    /** Put these on sale too. */
    record OfferSeats(Set<String> seats) implements SeatCommand {}

    /** Sell this one to that buyer. */
    record BuySeat(String seat, String buyer) implements SeatCommand {}

    /** Take it back from its buyer. */
    record ReturnSeat(String seat, String buyer) implements SeatCommand {}
}
