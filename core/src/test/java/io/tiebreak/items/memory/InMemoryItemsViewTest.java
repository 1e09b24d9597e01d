package io.tiebreak.items.memory;

import io.tiebreak.items.ItemsView;
import io.tiebreak.items.ItemsViewContract;

class InMemoryItemsViewTest extends ItemsViewContract {
    private final ItemsView view = new InMemoryItemsView();

    @Override
    protected ItemsView view() {
        return view;
    }
}
