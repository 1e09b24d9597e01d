package io.tiebreak.command;

class RebaseInMemoryTest extends RebaseContract {
    RebaseInMemoryTest() {
        super(Ledgers::inMemory);
    }
}
