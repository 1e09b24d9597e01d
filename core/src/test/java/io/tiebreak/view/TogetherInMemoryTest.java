package io.tiebreak.view;

import io.tiebreak.view.memory.InMemoryViewStore;

class TogetherInMemoryTest extends TogetherContract {

    TogetherInMemoryTest() {
        super(new InMemoryViewStore());
    }
}
