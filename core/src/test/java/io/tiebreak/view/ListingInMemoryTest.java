package io.tiebreak.view;

import io.tiebreak.view.memory.InMemoryGenerationStore;
import io.tiebreak.view.memory.InMemoryViewStore;

class ListingInMemoryTest extends ListingContract {

    ListingInMemoryTest() {
        super(new InMemoryViewStore(), new InMemoryGenerationStore());
    }
}
