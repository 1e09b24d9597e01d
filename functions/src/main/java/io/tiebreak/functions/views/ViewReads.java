package io.tiebreak.functions.views;

import io.tiebreak.command.Patience;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.functions.http.Problem;
import io.tiebreak.functions.http.ProblemType;
import io.tiebreak.functions.http.Scope;
import io.tiebreak.functions.items.ItemKeys;
import io.tiebreak.ledger.Ledgers;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projections;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.store.StoreException;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Lag;
import io.tiebreak.view.Listing;
import io.tiebreak.view.Page;
import io.tiebreak.view.Parked;
import io.tiebreak.view.Serving;
import io.tiebreak.view.Standing;
import io.tiebreak.view.ViewStore;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the routes about views ask, and of whom; failures that pass are waited out. */
final class ViewReads {
    private static final String ADMIN = "admin";

    private final Authentication authentication;
    private final Projections projections;
    private final Stores stores;
    private final Provider<Patience> patience;

    @Inject
    ViewReads(Authentication authentication, Projections projections, Stores stores, Provider<Patience> patience) {
        this.authentication = authentication;
        this.projections = projections;
        this.stores = stores;
        this.patience = patience;
    }

    /** Where it is asked. */
    record Stores(Ledgers ledgers, ViewStore views, GenerationStore generations, Serving serving, Listing listing) {}

    /** A view and how it is. */
    record View(Generations generations, Optional<Lag> lag) {}

    /** The caller, if he may see how views are. */
    Caller onlooker(Call call) {
        return authentication.caller(call, new Scope.Either(Set.of("insights:read", ADMIN)));
    }

    /** The caller, if he may look after views. */
    Caller operator(Call call) {
        return authentication.caller(call, ADMIN);
    }

    /** The view the path names, if there is one. */
    String viewInPath(Call call) {
        return projections
                .newest(call.pathParameter("view"))
                .orElseThrow(() -> notFound("There is no such view; GET /v1/views names all there are.")
                        .refusal())
                .view();
    }

    /** The stream the path names. */
    StreamId streamInPath(Call call, String view, String tenant) {
        String kind = projections.kind(view);
        String type = ItemKeys.type(call.pathParameter("type"));
        return new StreamId(kind, tenant, type, ItemKeys.id(call.pathParameter("id"), "id"));
    }

    static Problem notParked() {
        return notFound("This stream does not wait in this view.");
    }

    private static Problem notFound(String detail) {
        return Problem.of(ProblemType.NOT_FOUND, detail);
    }

    /** All views, those included that nothing was projected into yet. */
    List<View> views(Meter meter) {
        Map<String, Generations> known =
                patience.get().insist(() -> stores.generations().all(meter));
        Map<String, Lag> lags = patience.get().insist(() -> stores.generations().lags(meter));
        return projections.views().stream()
                .map(view -> new View(
                        Optional.ofNullable(known.get(view)).orElseGet(() -> first(view)),
                        Optional.ofNullable(lags.get(view))))
                .toList();
    }

    private Generations first(String view) {
        return Generations.first(view, projections.newest(view).orElseThrow().form());
    }

    Optional<Generations> generations(String view, Meter meter) {
        return patience.get().insist(() -> stores.generations().find(view, meter));
    }

    Optional<Page<Parked>> parked(Listing.Query query, Meter meter) {
        return patience.get().insist(() -> stores.listing().page(query, row -> Parked.of(row.content()), meter));
    }

    /** What stands of a stream in the generation that is read. */
    Standing standing(String view, StreamId stream, Meter meter) {
        return patience.get()
                .insist(() ->
                        stores.views().find(stores.serving().of(view, meter).served(), stream, meter))
                .orElse(Standing.NOTHING);
    }

    /** The newest version of a stream; empty if it cannot be read, which may be what the stream waits for. */
    Optional<Long> newest(StreamId stream, Meter meter) {
        try {
            return patience.get()
                    .insist(() -> stores.ledgers().of(stream.kind()).head(stream, Consistency.STRONG, meter))
                    .map(VersionedCommand::version);
        } catch (StoreException failure) {
            throw failure;
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }
}
