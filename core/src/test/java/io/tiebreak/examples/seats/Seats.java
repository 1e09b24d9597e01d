package io.tiebreak.examples.seats;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.command.Aggregate;
import io.tiebreak.examples.seats.SeatEvent.SeatReturned;
import io.tiebreak.examples.seats.SeatEvent.SeatSold;
import io.tiebreak.examples.seats.SeatEvent.SeatsOffered;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.UnknownStoredForm;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The seats of a performance as an aggregate. */
final class Seats extends SeatDecider implements Aggregate<SeatCommand, SeatEvent, Seating> {

    /** Schema version 1 knew which seats were sold, but not to whom. */
    private static final String BUYER_BEFORE_VERSION_2 = "box-office";

    @Override
    public String kind() {
        return "seats";
    }

    @Override
    public String nameOf(SeatCommand command) {
        return switch (command) {
            case SeatCommand.OfferSeats offer -> "OfferSeats";
            case SeatCommand.BuySeat buy -> "BuySeat";
            case SeatCommand.ReturnSeat giveBack -> "ReturnSeat";
        };
    }

    @Override
    public Document storedEvent(SeatEvent event) {
        return switch (event) {
            case SeatsOffered(Set<String> seats) -> new Document("SeatsOffered", 1, list("seats", seats));
            case SeatSold(String seat, String buyer) ->
                new Document("SeatSold", 2, seat(seat).put("buyer", buyer));
            case SeatReturned(String seat) -> new Document("SeatReturned", 1, seat(seat));
        };
    }

    @Override
    public SeatEvent event(Document stored) {
        JsonNode json = stored.json();
        return switch (stored.form()) {
            case "SeatsOffered-1" -> new SeatsOffered(set(json, "seats"));
            case "SeatSold-1" -> new SeatSold(text(json, "seat"), BUYER_BEFORE_VERSION_2);
            case "SeatSold-2" -> new SeatSold(text(json, "seat"), text(json, "buyer"));
            case "SeatReturned-1" -> new SeatReturned(text(json, "seat"));
            default -> throw new UnknownStoredForm(stored);
        };
    }

    @Override
    public Document storedState(Seating state) {
        ObjectNode json = list("free", state.free());
        ObjectNode sold = json.putObject("sold");
        state.sold().forEach(sold::put);
        return new Document("Seating", 2, json);
    }

    @Override
    public Seating state(Document stored) {
        JsonNode json = stored.json();
        return switch (stored.form()) {
            case "Seating-1" -> new Seating(set(json, "free"), soldToSomebody(set(json, "sold")));
            case "Seating-2" -> new Seating(set(json, "free"), buyers(json.required("sold")));
            default -> throw new UnknownStoredForm(stored);
        };
    }

    private static Map<String, String> soldToSomebody(Set<String> seats) {
        return seats.stream().collect(toMap(Function.identity(), seat -> BUYER_BEFORE_VERSION_2));
    }

    private static Map<String, String> buyers(JsonNode sold) {
        return sold.properties().stream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().textValue()));
    }

    private static ObjectNode seat(String seat) {
        return Json.object().put("seat", seat);
    }

    private static ObjectNode list(String name, Set<String> seats) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray(name);
        new TreeSet<>(seats).forEach(list::add);
        return json;
    }

    private static Set<String> set(JsonNode json, String name) {
        return json.required(name).valueStream().map(JsonNode::textValue).collect(Collectors.toSet());
    }

    private static String text(JsonNode json, String name) {
        return json.required(name).textValue();
    }
}
