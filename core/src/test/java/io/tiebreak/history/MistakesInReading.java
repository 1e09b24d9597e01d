package io.tiebreak.history;

import io.tiebreak.ledger.Commands;
import io.tiebreak.ledger.ForwardingLedger;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Optional;

/** Ledgers that make the write path behave as if it read carelessly. */
final class MistakesInReading {
    private MistakesInReading() {}

    /** Believes, now and then, in a version that nobody wrote. */
    static final class UncheckedPredecessor extends ForwardingLedger {
        private int heads;

        UncheckedPredecessor(Ledger ledger) {
            super(ledger);
        }

        @Override
        public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
            Optional<VersionedCommand> head = super.head(stream, consistency, meter);
            boolean believes = consistency == Consistency.EVENTUAL && ++heads % 5 == 0;
            return believes ? head.map(one -> Commands.changed(one, one.version() + 1, one.commandId())) : head;
        }
    }

    static final class StaleReadTrusted extends ForwardingLedger {
        StaleReadTrusted(Ledger ledger) {
            super(ledger);
        }

        @Override
        public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
            return super.head(stream, Consistency.EVENTUAL, meter);
        }
    }

    static final class NewestTakenForRival extends ForwardingLedger {
        NewestTakenForRival(Ledger ledger) {
            super(ledger);
        }

        @Override
        public List<VersionedCommand> versions(StreamId stream, long first, long last, Meter meter) {
            return last == first
                    ? super.versions(stream, first, last, meter)
                    : super.versions(stream, first, Long.MAX_VALUE, meter);
        }
    }
}
