package io.tiebreak.view;

import io.tiebreak.view.memory.InMemoryViewStore;

class AdvanceInMemoryTest extends AdvanceContract {

    AdvanceInMemoryTest() {
        super(new InMemoryViewStore());
    }
}
