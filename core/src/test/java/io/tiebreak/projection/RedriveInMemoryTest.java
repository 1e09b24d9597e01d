package io.tiebreak.projection;

class RedriveInMemoryTest extends RedriveContract {

    RedriveInMemoryTest() {
        super(Stores.inMemory());
    }
}
