package io.tiebreak.functions.items;

import io.tiebreak.command.Patience;
import io.tiebreak.functions.http.Authentication;
import io.tiebreak.functions.http.Call;
import io.tiebreak.functions.http.Caller;
import io.tiebreak.items.Item;
import io.tiebreak.items.ItemNames;
import io.tiebreak.items.ItemTypes;
import io.tiebreak.items.Items;
import io.tiebreak.items.ItemsView;
import io.tiebreak.ledger.History;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.Ledgers;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Page;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import java.util.Optional;

/** What the routes that read items ask, and of whom; failures that pass are waited out. */
final class ItemReads {
    private final Authentication authentication;
    private final Ledger ledger;
    private final ItemsView view;
    private final ItemNames names;
    private final ItemTypes types;
    private final Provider<Patience> patience;

    @Inject
    ItemReads(
            Authentication authentication,
            Ledgers ledgers,
            ItemsView view,
            ItemNames names,
            ItemTypes types,
            Provider<Patience> patience) {
        this.authentication = authentication;
        this.ledger = ledgers.of(Items.KIND);
        this.view = view;
        this.names = names;
        this.types = types;
        this.patience = patience;
    }

    /** The caller, if he may read items. */
    Caller caller(Call call) {
        return authentication.caller(call, "items:read");
    }

    /** The item as it is now. */
    Optional<Item> head(StreamId stream, Meter meter) {
        return patience.get()
                .insist(() -> ledger.head(stream, Consistency.STRONG, meter))
                .flatMap(Item::after);
    }

    /** The item as it was at a version; empty if there is no such version, or it was a deletion. */
    Optional<Item> at(StreamId stream, long version, Meter meter) {
        return patience.get().insist(() -> ledger.versions(stream, version, version, meter)).stream()
                .findFirst()
                .flatMap(Item::after);
    }

    /** The item as the view has it, if the view has come to {@code version}; as it is now otherwise. Nobody waits. */
    Optional<Item> notBefore(StreamId stream, long version, Meter meter) {
        ItemsView.Entry seen = patience.get()
                .insist(() -> view.find(stream, meter))
                .orElseGet(() -> new ItemsView.Entry(0, Optional.empty()));
        return seen.applied() >= version ? seen.item() : head(stream, meter);
    }

    History history(StreamId stream, long before, int limit, Meter meter) {
        return patience.get().insist(() -> ledger.history(stream, before, limit, meter));
    }

    Optional<Page<Item>> list(ItemsView.Query query, Meter meter) {
        return patience.get().insist(() -> view.list(query, meter));
    }

    Optional<Page<ItemNames.Named>> names(ItemNames.Query query, Meter meter) {
        return patience.get().insist(() -> names.list(query, meter));
    }

    List<ItemTypes.Type> types(String tenant, Meter meter) {
        return patience.get().insist(() -> types.list(tenant, meter));
    }
}
