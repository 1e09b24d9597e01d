package io.tiebreak.projection;

class RebuildInMemoryTest extends RebuildContract {

    RebuildInMemoryTest() {
        super(Stores.inMemory());
    }
}
