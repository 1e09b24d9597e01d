package io.tiebreak.examples.seats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.Outcome;
import io.tiebreak.command.Request;
import io.tiebreak.command.Surroundings;
import io.tiebreak.examples.seats.SeatCommand.BuySeat;
import io.tiebreak.examples.seats.SeatCommand.OfferSeats;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.Expectation;
import io.tiebreak.ledger.LaggingLedger;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.UnknownStoredForm;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the engine makes of seats, on whatever ledger. */
abstract class SeatSaleContract {
    private static final Expectation LATEST = new Expectation.Latest();
    private static final Document OLD_EVENT = new Document("SeatSold", 1, Json.stored("{\"seat\":\"A2\"}"));
    private static final Document OLD_STATE =
            new Document("Seating", 1, Json.stored("{\"free\":[\"A1\"],\"sold\":[\"A2\"]}"));

    private final Seats seats = new Seats();
    private final Meter meter = new Meter();
    private final StreamId hamlet =
            new StreamId("seats", "demo", "performance", UUID.randomUUID().toString());
    private LaggingLedger ledger;
    private CommandHandler<SeatCommand, SeatEvent, Seating> handler;

    abstract Ledger ledger();

    @BeforeEach
    void build() {
        var real = new Surroundings(Clock.systemUTC(), Thread::sleep, new Random(1));
        ledger = new LaggingLedger(ledger());
        handler = new CommandHandler<>(ledger, seats, Backoff.DEFAULT, real);
    }

    @Test
    void ofAllWhoWantOneSeatExactlyOneGetsItAndTheOthersAreToldThatItIsTaken() throws Exception {
        send(LATEST, new OfferSeats(Set.of("A1")));
        send(LATEST, new OfferSeats(Set.of("A2")));
        // Everybody's first look shows the seat as free, so everybody tries and all but one are beaten.
        ledger.lagBy(1);
        List<Outcome> outcomes = atOnce(16, buyer -> new BuySeat("A1", "buyer-" + buyer));
        assertThat(outcomes).filteredOn(Outcome.Committed.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof Outcome.Rejected rejected
                        && rejected.rejection().code().equals("seat-taken"))
                .hasSize(15);
        assertThat(meter.attempts()).isGreaterThan(16);
        assertThat(head().version()).isEqualTo(3);
    }

    @Test
    void whoWantDifferentSeatsAllGetThem() throws Exception {
        send(new Expectation.First(), new OfferSeats(Set.of("0", "1", "2", "3", "4", "5", "6", "7")));
        assertThat(atOnce(8, buyer -> new BuySeat("" + buyer, "buyer-" + buyer)))
                .allMatch(Outcome.Committed.class::isInstance);
        Seating seating = seating(head());
        assertThat(seating.free()).isEmpty();
        assertThat(seating.sold()).hasSize(8).containsEntry("3", "buyer-3");
    }

    // --- Older and newer forms ---

    @Test
    void anOldFormIsReadAndTheNextCommandStoresTodays() {
        append(OLD_EVENT, OLD_STATE);
        assertThat(head().eventsAs(seats::event)).containsExactly(new SeatEvent.SeatSold("A2", "box-office"));
        assertThat(send(LATEST, new BuySeat("A2", "ann"))).isInstanceOf(Outcome.Rejected.class);
        assertThat(send(LATEST, new BuySeat("A1", "ann"))).isInstanceOf(Outcome.Committed.class);
        assertThat(head().state()).map(Document::form).contains("Seating-2");
        assertThat(seating(head())).isEqualTo(new Seating(Set.of(), Map.of("A1", "ann", "A2", "box-office")));
    }

    @Test
    void aNewFormAloneIsNoChangedField() {
        append(OLD_EVENT, OLD_STATE);
        send(LATEST, new BuySeat("A1", "ann"));
        assertThat(send(new Expectation.Exactly(1), new OfferSeats(Set.of("A3"))))
                .isInstanceOfSatisfying(
                        Outcome.Conflict.class,
                        conflict -> assertThat(conflict.changedFields()).containsExactly("/free", "/sold/A1"));
    }

    @Test
    void aFormNobodyKnowsYetIsNamedWithItsPlaceAndWithoutItsContent() {
        append(
                new Document("SeatAuctioned", 1, Json.stored("{\"bidder\":\"secret\"}")),
                new Document("Seating", 3, Json.stored("{\"plan\":\"secret\"}")));
        String place = "seats/demo/performance/" + hamlet.id() + ", version 1: ";
        assertThatThrownBy(() -> send(LATEST, new BuySeat("A1", "ann")))
                .isInstanceOf(UnknownStoredForm.class)
                .hasMessage(place + "the stored form Seating, schema version 3, is unknown");
        assertThatThrownBy(() -> head().eventsAs(seats::event))
                .isInstanceOf(UnknownStoredForm.class)
                .hasMessage(place + "the stored form SeatAuctioned, schema version 1, is unknown");
        assertThat(head().version()).isEqualTo(1);
    }

    private List<Outcome> atOnce(int buyers, IntFunction<SeatCommand> command) throws Exception {
        List<Outcome> outcomes = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Outcome>> all = IntStream.range(0, buyers)
                    .<Callable<Outcome>>mapToObj(buyer -> () -> send(LATEST, command.apply(buyer)))
                    .toList();
            for (var outcome : threads.invokeAll(all)) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }

    private Outcome send(Expectation expectation, SeatCommand command) {
        var request = new Request(UUID.randomUUID().toString(), "fingerprint", "dev", false);
        return handler.handle(hamlet, expectation, command, request, meter);
    }

    private void append(Document event, Document state) {
        Instant at = Instant.parse("2026-11-21T09:30:00Z");
        ledger.append(
                new VersionedCommand(
                        hamlet,
                        1,
                        "command-1",
                        "fingerprint",
                        "BuySeat",
                        List.of(event),
                        Optional.of(state),
                        new Origin(1, at, "dev"),
                        "dev",
                        at,
                        1,
                        Optional.empty()),
                meter);
    }

    private VersionedCommand head() {
        return ledger.head(hamlet, Consistency.STRONG, meter).orElseThrow();
    }

    private Seating seating(VersionedCommand command) {
        return command.stateAs(seats::state).orElseThrow();
    }
}
