package io.tiebreak.projection;

class SwitchInMemoryTest extends SwitchContract {

    SwitchInMemoryTest() {
        super(Stores.inMemory());
    }
}
