package io.tiebreak.ledger;

import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Optional;

/** Reads a whole ledger, which only rebuilding needs. */
public interface LedgerScan {

    /**
     * A page of all commands of one kind of stream, read strongly: those of one stream come one after the other, oldest
     * first. One request of at most 500 commands and 1 MB; what is not of that kind is read, and paid for, too.
     *
     * @param kind of which streams
     * @param leg which part of the ledger, and where to go on
     * @throws io.tiebreak.store.StoreException when the store fails; asking again is harmless
     */
    Page page(String kind, Leg leg, Meter meter);

    /**
     * About how many commands there are where that kind is kept, hours old perhaps; one request.
     *
     * @param kind of which streams
     */
    long roughly(String kind, Meter meter);

    /**
     * Some commands.
     *
     * @param commands may be none though more follow
     * @param next where to go on; empty at the end of that part
     */
    record Page(List<Stored> commands, Optional<String> next) {
        public Page {
            commands = List.copyOf(commands);
        }
    }
}
