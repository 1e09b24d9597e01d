package io.tiebreak.examples.seats;

import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.memory.InMemoryLedger;

class SeatSaleInMemoryTest extends SeatSaleContract {
    private final Ledger ledger = new InMemoryLedger();

    @Override
    Ledger ledger() {
        return ledger;
    }
}
