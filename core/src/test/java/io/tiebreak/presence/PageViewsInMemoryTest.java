package io.tiebreak.presence;

import io.tiebreak.projection.Stores;

class PageViewsInMemoryTest extends PageViewsContract {

    PageViewsInMemoryTest() {
        super(Stores.inMemory());
    }
}
