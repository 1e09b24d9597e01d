package io.tiebreak.ledger;

import static io.tiebreak.ledger.Commands.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.projection.Stores;
import io.tiebreak.store.Leg;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Sweep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every scan of a ledger promises. */
public abstract class LedgerScanContract {
    private final Meter meter = new Meter();
    private final Ledger ledger;
    private final LedgerScan scan;

    /** @param stores empty, and nobody else's */
    protected LedgerScanContract(Stores stores) {
        this.ledger = stores.ledger();
        this.scan = stores.scan();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16})
    void everyCommandOfTheKindIsReadExactlyOnceAndEachStreamInOrder(int segments) {
        List<VersionedCommand> written = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            for (int version = 1; version <= 1 + i % 15; version++) {
                written.add(append(new StreamId("item", "demo", "note", "id/" + i), version));
            }
        }
        for (String other : List.of("items", "ite", "seats")) {
            append(new StreamId(other, "demo", "note", "id"), 1);
        }
        append(new StreamId("key", "demo", "note", "id"), 1);
        var key = new KeyRecord("id", "print", List.of(), Instant.EPOCH);
        ledger.transact(new Transaction(List.of(), List.of(), Optional.of(key), Instant.EPOCH), meter);

        List<VersionedCommand> read = read("item", segments);
        assertThat(read).containsExactlyInAnyOrderElementsOf(written);
        Map<StreamId, Long> last = new HashMap<>();
        read.forEach(command -> assertThat(command.version()).isEqualTo(last.merge(command.stream(), 1L, Long::sum)));
        assertThat(read("seats", segments)).hasSize(1);
        assertThat(read("none", segments)).isEmpty();
    }

    private VersionedCommand append(StreamId stream, long version) {
        VersionedCommand command = command(stream, version);
        ledger.append(command, meter);
        return command;
    }

    private List<VersionedCommand> read(String kind, int segments) {
        List<VersionedCommand> read = new ArrayList<>();
        Sweep sweep = Sweep.of(segments);
        while (!sweep.isFinished()) {
            Map<Leg, Optional<String>> next = new LinkedHashMap<>();
            for (Leg leg : sweep.legs()) {
                LedgerScan.Page page = scan.page(kind, leg, meter);
                page.commands().forEach(found -> read.add(((Stored.Legible) found).command()));
                next.put(leg, page.next());
            }
            sweep = sweep.after(next);
        }
        return read;
    }
}
