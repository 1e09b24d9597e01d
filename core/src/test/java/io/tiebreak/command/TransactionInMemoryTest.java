package io.tiebreak.command;

import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.memory.InMemoryLedger;
import io.tiebreak.ledger.memory.UnreliableLedger;

class TransactionInMemoryTest extends TransactionContract {
    private final Ledger reliable = new InMemoryLedger();

    @Override
    Ledger unreliableLedger() {
        return new UnreliableLedger(reliable, mishaps);
    }

    @Override
    Ledger reliableLedger() {
        return reliable;
    }
}
