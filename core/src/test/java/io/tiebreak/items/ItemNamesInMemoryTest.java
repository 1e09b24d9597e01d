package io.tiebreak.items;

import io.tiebreak.projection.Stores;

class ItemNamesInMemoryTest extends ItemNamesContract {

    ItemNamesInMemoryTest() {
        super(Stores.inMemory());
    }
}
