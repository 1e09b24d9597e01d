package io.tiebreak.command;

class TransactionInMemoryTest extends TransactionContract {
    TransactionInMemoryTest() {
        super(Ledgers::inMemory);
    }
}
