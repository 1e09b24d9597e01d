package io.tiebreak.projection;

class TroubleInMemoryTest extends TroubleContract {

    TroubleInMemoryTest() {
        super(Stores.inMemory());
    }
}
