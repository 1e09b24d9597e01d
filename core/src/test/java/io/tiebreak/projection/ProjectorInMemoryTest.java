package io.tiebreak.projection;

import io.tiebreak.items.ItemsView;
import io.tiebreak.items.memory.InMemoryItemsView;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.memory.InMemoryLedger;

class ProjectorInMemoryTest extends ProjectorContract {
    private final Ledger ledger = new InMemoryLedger();
    private final ItemsView view = new InMemoryItemsView();

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Override
    protected ItemsView view() {
        return view;
    }
}
