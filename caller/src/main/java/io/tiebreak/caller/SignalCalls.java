package io.tiebreak.caller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.client.Update;
import io.tiebreak.client.Updates;
import io.tiebreak.client.Versioned;
import io.tiebreak.client.Write;
import io.tiebreak.register.Reduction;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Calls for shared values, bundles and events. */
final class SignalCalls {
    private static final String SIGNALS = "/v1/signals";

    private final Http http;
    private final Turns turns;
    private final Updates updates;

    SignalCalls(Http http, Turns turns, Updates updates) {
        this.http = http;
        this.turns = turns;
        this.updates = updates;
    }

    Optional<Signal> get(Address address) {
        return found(http.read(SIGNALS + address)).map(Documents::signal);
    }

    SetOutcome set(Address address, ObjectNode body, SetOptions how) {
        return Answers.set(put(address, body, how.key()));
    }

    LockOutcome lock(Address address, Duration length) {
        return Answers.lock(put(address, Requests.locking(SetOptions.NONE.locking(length)), Optional.empty()));
    }

    RemoveOutcome remove(Address address) {
        var write = new Http.Write("DELETE", SIGNALS + address, Optional.empty(), Optional.empty());
        return Answers.removed(inTurn(List.of(address), write));
    }

    List<Signal> query(AddressPattern pattern) {
        String first = SIGNALS + "?limit=100&pattern=" + encoded(pattern.toString());
        JsonNode page = expected(http.read(first));
        List<Signal> all = new ArrayList<>(Documents.signals(page.path("items")));
        // A page may be short, even empty; only a missing cursor is the end.
        while (page.has("next")) {
            page = expected(
                    http.read(first + "&cursor=" + encoded(page.path("next").asText())));
            all.addAll(Documents.signals(page.path("items")));
        }
        return List.copyOf(all);
    }

    JsonNode reduce(AddressPattern pattern, Reduction reduction) {
        String query = "?limit=1&pattern=" + encoded(pattern.toString()) + "&reduce="
                + reduction.name().toLowerCase(Locale.ROOT);
        return expected(http.read(SIGNALS + query)).path("reduced");
    }

    Map<Address, Signal> snapshot(Collection<Address> addresses) {
        if (addresses.isEmpty()) {
            return Map.of();
        }
        String all = addresses.stream().distinct().map(Address::toString).collect(Collectors.joining(","));
        JsonNode body = expected(http.read(SIGNALS + "?addresses=" + encoded(all)));
        return Documents.signals(body.path("items")).stream()
                .collect(Collectors.toUnmodifiableMap(Signal::address, Function.identity()));
    }

    BundleOutcome bundle(Bundle bundle) {
        Optional<String> key = Optional.empty();
        var write = new Http.Write("POST", "/v1/bundles", Optional.of(Requests.bundle(bundle)), key, true);
        return Answers.bundle(
                inTurn(bundle.operations().stream().map(Operation::address).toList(), write));
    }

    String emit(Address address, ObjectNode body, JsonNode value) {
        body.put("address", address.toString()).set("value", value);
        Optional<String> key = Optional.of(UUID.randomUUID().toString());
        Reply reply = inTurn(List.of(address), new Http.Write("POST", "/v1/events", Optional.of(body), key));
        return expected(reply).path("eventId").asText();
    }

    Optional<EventReport> event(String id) {
        return found(http.read("/v1/events/" + encoded(id))).map(EventReport::of);
    }

    Update<JsonNode> updateWithRetry(Address address, Function<Optional<JsonNode>, JsonNode> change) {
        var attempts = new ToldByConflict<>(() -> get(address).map(SignalCalls::versioned), (revision, wanted) -> {
            SetOptions how =
                    SetOptions.NONE.atRevision(revision).under(UUID.randomUUID().toString());
            return written(set(address, Requests.set(wanted, how), how));
        });
        return updates.updateWithRetry(attempts, attempts, change);
    }

    private static Write<JsonNode> written(SetOutcome outcome) {
        return switch (outcome) {
            case SetOutcome.Applied applied -> new Write.Written<>(versioned(applied.now()));
            case SetOutcome.Superseded(Signal current) -> new Write.Conflicted<>(Optional.of(versioned(current)));
            case Refusal.Conflict conflict ->
                new Write.Conflicted<>(conflict.current().map(SignalCalls::versioned));
            case Refusal refusal -> throw new Refused(refusal);
        };
    }

    private static Versioned<JsonNode> versioned(Signal signal) {
        return new Versioned<>(signal.revision(), signal.value());
    }

    private Reply put(Address address, ObjectNode body, Optional<String> key) {
        return inTurn(List.of(address), new Http.Write("PUT", SIGNALS + address, Optional.of(body), key));
    }

    private Reply inTurn(Collection<Address> addresses, Http.Write write) {
        return turns.inTurn(addresses, () -> http.write(write));
    }

    private static JsonNode expected(Reply reply) {
        if (!reply.good()) {
            throw new Invalid(reply.problem());
        }
        return reply.body();
    }

    private static Optional<JsonNode> found(Reply reply) {
        boolean absent = reply.problem().type().equals("/problems/not-found");
        return absent ? Optional.empty() : Optional.of(expected(reply));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
