package io.tiebreak.convergence;

import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.ForwardingLedger;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.Transacted;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The ledger with its stream of records: what is appended is published. */
final class PublishingLedger extends ForwardingLedger {
    private final World world;
    private final Consumer<VersionedCommand> stream;

    PublishingLedger(Ledger ledger, World world, Consumer<VersionedCommand> stream) {
        super(ledger);
        this.world = world;
        this.stream = stream;
    }

    @Override
    public Optional<VersionedCommand> head(StreamId id, Consistency consistency, Meter meter) {
        world.turn();
        return super.head(id, consistency, meter);
    }

    @Override
    public Append append(VersionedCommand command, Meter meter) {
        world.turn();
        Append append = super.append(command, meter);
        if (append instanceof Append.Appended) {
            stream.accept(command);
        }
        return append;
    }

    @Override
    public Transacted transact(Transaction transaction, Meter meter) {
        world.turn();
        Transacted transacted = super.transact(transaction, meter);
        if (transacted instanceof Transacted.Done) {
            List<VersionedCommand> appended = transaction.appends();
            appended.forEach(stream);
        }
        return transacted;
    }
}
