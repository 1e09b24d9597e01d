package io.tiebreak.command;

import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.memory.InMemoryLedger;
import io.tiebreak.ledger.memory.UnreliableLedger;

class CommandHandlerInMemoryTest extends CommandHandlerContract {
    private final Ledger ledger = new InMemoryLedger();

    @Override
    protected Ledger unreliableLedger() {
        return new UnreliableLedger(ledger, mishaps);
    }

    @Override
    protected Ledger reliableLedger() {
        return ledger;
    }
}
