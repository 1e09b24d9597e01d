package io.tiebreak.functions.items;

import io.tiebreak.functions.http.Answer;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.ETag;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Query;
import io.tiebreak.functions.http.Route;
import io.tiebreak.items.Item;
import io.tiebreak.ledger.StreamId;
import jakarta.inject.Inject;
import java.util.Optional;

/** {@code GET /v1/items/{type}/{id}}: an item from the view, from the ledger's head, or from the past. */
final class ReadRoute implements Route {
    private static final String VERSION = "version";
    private static final String MIN_VERSION = "minVersion";
    private static final String CONSISTENT = "consistent";

    private final ItemReads reads;

    @Inject
    ReadRoute(ItemReads reads) {
        this.reads = reads;
    }

    @Override
    public Answer handle(Call call) {
        StreamId stream = ItemTarget.inPath(call, reads.caller(call)).stream();
        Query query = call.query(VERSION, MIN_VERSION, CONSISTENT);
        Item item = find(stream, query, call).orElseThrow(() -> absent().refusal());
        String tag = ETag.of(item.version());
        boolean known = call.header("If-None-Match")
                .filter(tags -> ETag.named(tags, item.version()))
                .isPresent();
        return (known ? Answer.empty(304) : Answer.json(200, ItemDocuments.item(item))).with("ETag", tag);
    }

    private Optional<Item> find(StreamId stream, Query query, Call call) {
        Optional<Long> version = query.integer(VERSION, 1);
        Optional<Long> minVersion = query.integer(MIN_VERSION, 0);
        boolean consistent = query.flag(CONSISTENT);
        if (version.isPresent()) {
            checkAlone(query);
            return reads.at(stream, version.get(), call.meter());
        }
        return consistent
                ? reads.head(stream, call.meter())
                : reads.notBefore(stream, minVersion.orElse(0L), call.meter());
    }

    private static void checkAlone(Query query) {
        if (query.text(MIN_VERSION).isPresent() || query.text(CONSISTENT).isPresent()) {
            throw Problem.invalid(VERSION, "version asks for the past, minVersion and consistent for the present.")
                    .refusal();
        }
    }

    private static Problem absent() {
        return Problem.of(ProblemType.NOT_FOUND, "There is no such item, or not at this version.");
    }
}
