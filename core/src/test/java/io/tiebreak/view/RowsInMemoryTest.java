package io.tiebreak.view;

import io.tiebreak.view.memory.InMemoryViewStore;

class RowsInMemoryTest extends RowsContract {

    RowsInMemoryTest() {
        super(new InMemoryViewStore());
    }
}
