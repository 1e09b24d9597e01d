package io.tiebreak.items;

import io.tiebreak.projection.Stores;

class ItemTypesInMemoryTest extends ItemTypesContract {

    ItemTypesInMemoryTest() {
        super(Stores.inMemory());
    }
}
