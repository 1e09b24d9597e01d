package io.tiebreak.functions.signals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.address.Address;
import io.tiebreak.address.AddressPattern;
import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Cursors;
import io.tiebreak.functions.http.Page;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Query;
import io.tiebreak.functions.http.Refusal;
import io.tiebreak.functions.http.Route;
import io.tiebreak.json.Json;
import io.tiebreak.register.Reduction;
import io.tiebreak.register.Register;
import io.tiebreak.register.RegisterStore;
import io.tiebreak.store.StoreException;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code GET /v1/signals?pattern=}: a page of the shared values that a pattern means, and perhaps one figure of all of them;
 * {@code GET /v1/signals?addresses=}: several values as they were at one moment.
 */
final class QueryRoute implements Route {
    private static final String PATTERN = "pattern";
    private static final String ADDRESSES = "addresses";
    private static final String REDUCE = "reduce";

    private final SignalReads reads;

    @Inject
    QueryRoute(SignalReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        Query query = call.query(PATTERN, ADDRESSES, REDUCE, "limit", "cursor");
        Optional<String> addresses = query.text(ADDRESSES);
        Optional<String> pattern = query.text(PATTERN);
        if (addresses.isPresent() == pattern.isPresent()) {
            throw Problem.invalid(PATTERN, "Ask for a pattern, or for addresses with commas between them.")
                    .refusal();
        }
        return pattern.map(text -> matching(call, Addresses.pattern(text, PATTERN), query))
                .orElseGet(() -> together(call, addresses.orElseThrow()));
    }

    private Answer matching(Call call, AddressPattern pattern, Query query) {
        Caller caller = reads.caller(call, pattern);
        Optional<Reduction> reduction = query.text(REDUCE).map(QueryRoute::reduction);
        var cursors = new Cursors("signals " + caller.tenant() + " " + pattern);
        var found = reads.queries()
                .page(caller.tenant(), pattern, cursors.position(query).map(Places::read), query.limit(), call.meter());
        Optional<JsonNode> reduced = reduction.map(one -> reduced(call, caller, pattern, one));
        ObjectNode page = new Page<>(found.registers(), found.next().map(Places::text), Places::behind)
                .document(register -> SignalDocuments.signal(register, reads.now()), cursors);
        reduced.ifPresent(figure -> page.set("reduced", figure));
        return Answer.json(200, page);
    }

    private JsonNode reduced(Call call, Caller caller, AddressPattern pattern, Reduction reduction) {
        return reads.queries()
                .reduced(caller.tenant(), pattern, reduction, call.meter())
                .orElseThrow(() -> Problem.of(
                                ProblemType.TOO_LARGE,
                                "More values would have to be read for this figure than one call may. Narrow the pattern.")
                        .refusal());
    }

    private static Reduction reduction(String text) {
        return Arrays.stream(Reduction.values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(REDUCE, "reduce is max, min, sum, avg or count.")
                        .refusal());
    }

    private Answer together(Call call, String text) {
        Query alone = call.query(ADDRESSES);
        List<Address> addresses = Arrays.stream(
                        alone.text(ADDRESSES).orElse(text).split(",", -1))
                .map(one -> Addresses.address(one, ADDRESSES))
                .toList();
        if (addresses.size() > RegisterStore.MOST_TOGETHER) {
            throw Problem.invalid(ADDRESSES, "At most " + RegisterStore.MOST_TOGETHER + " addresses at once.")
                    .refusal();
        }
        Caller caller = addresses.stream()
                .map(address -> reads.caller(call, address))
                .toList()
                .getFirst();
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("items");
        snapshot(call, caller, addresses).forEach(register -> items.add(SignalDocuments.signal(register, reads.now())));
        return Answer.json(200, body);
    }

    private List<Register> snapshot(Call call, Caller caller, List<Address> addresses) {
        try {
            return reads.queries().snapshot(caller.tenant(), addresses, call.meter());
        } catch (StoreException.Unstorable e) {
            throw tooLarge();
        }
    }

    private static Refusal tooLarge() {
        return Problem.of(ProblemType.TOO_LARGE, "These values have more than 4 MB together. Ask for fewer.")
                .refusal();
    }
}
