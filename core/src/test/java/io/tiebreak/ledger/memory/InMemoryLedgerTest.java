package io.tiebreak.ledger.memory;

import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.LedgerContract;

class InMemoryLedgerTest extends LedgerContract {
    private final Ledger ledger = new InMemoryLedger();

    @Override
    protected Ledger ledger() {
        return ledger;
    }
}
