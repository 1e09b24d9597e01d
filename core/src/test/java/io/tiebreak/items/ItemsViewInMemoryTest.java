package io.tiebreak.items;

import io.tiebreak.projection.Stores;

class ItemsViewInMemoryTest extends ItemsViewContract {

    ItemsViewInMemoryTest() {
        super(Stores.inMemory());
    }
}
