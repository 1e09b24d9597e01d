package io.tiebreak.examples.seats;

import java.util.Set;

/** What happened to the seats of a performance. */
sealed interface SeatEvent {

    /** These went on sale. */
    record SeatsOffered(Set<String> seats) implements SeatEvent {}

    /** It was sold. */
    record SeatSold(String seat, String buyer) implements SeatEvent {}

    /** It is for sale again. */
    record SeatReturned(String seat) implements SeatEvent {}
}
