package io.tiebreak.ledger.memory;

import io.tiebreak.ledger.LedgerScanContract;
import io.tiebreak.projection.Stores;

class InMemoryLedgerScanTest extends LedgerScanContract {

    InMemoryLedgerScanTest() {
        super(Stores.inMemory());
    }
}
