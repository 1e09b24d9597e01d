package io.tiebreak.history;

import io.tiebreak.ledger.Append;
import io.tiebreak.ledger.History;
import io.tiebreak.ledger.KeyRecord;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.Transacted;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The way to the store and back: others may be faster on both, and things go wrong. */
record Network(Ledger store, Weather weather) implements Ledger {
    private static final int FURTHEST_BEHIND = 4;

    Network(Ledger store, World world, Luck luck, RandomGenerator random) {
        this(store, new Weather(world, luck, random));
    }

    @Override
    public Optional<VersionedCommand> head(StreamId stream, Consistency consistency, Meter meter) {
        return weather.read(() -> {
            Optional<VersionedCommand> head = store.head(stream, consistency, meter);
            boolean stale = consistency == Consistency.EVENTUAL && weather.strikes(Fault.STALE);
            return stale ? head.flatMap(this::olderThan) : head;
        });
    }

    private Optional<VersionedCommand> olderThan(VersionedCommand head) {
        long seen = head.version() - weather.random().nextInt(1, FURTHEST_BEHIND);
        return store.versions(head.stream(), seen, seen, new Meter()).stream().findFirst();
    }

    @Override
    public List<VersionedCommand> versions(StreamId stream, long first, long last, Meter meter) {
        return weather.read(() -> store.versions(stream, first, last, meter));
    }

    @Override
    public History history(StreamId stream, long before, int limit, Meter meter) {
        return weather.read(() -> store.history(stream, before, limit, meter));
    }

    @Override
    public Optional<KeyRecord> keyRecord(String commandId, Meter meter) {
        return weather.read(() -> store.keyRecord(commandId, meter));
    }

    @Override
    public Append append(VersionedCommand command, Meter meter) {
        return weather.write(() -> store.append(command, meter));
    }

    @Override
    public Transacted transact(Transaction transaction, Meter meter) {
        return weather.write(() -> store.transact(transaction, meter));
    }
}
