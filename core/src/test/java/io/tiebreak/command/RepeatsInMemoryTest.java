package io.tiebreak.command;

class RepeatsInMemoryTest extends RepeatsContract {
    RepeatsInMemoryTest() {
        super(Ledgers::inMemory);
    }
}
