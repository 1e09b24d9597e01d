package io.tiebreak.examples.views;

import static io.tiebreak.items.AcceptedCommands.changed;
import static io.tiebreak.items.AcceptedCommands.created;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Patience;
import io.tiebreak.items.Item;
import io.tiebreak.items.ItemsProjection;
import io.tiebreak.items.ItemsView;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Projector;
import io.tiebreak.projection.Rebuild;
import io.tiebreak.projection.Rebuilding;
import io.tiebreak.projection.Stores;
import io.tiebreak.projection.Switch;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Generations;
import io.tiebreak.view.Serving;
import io.tiebreak.view.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a view shows is changed while it is read: a new form, a rebuild beside the old one, a switch, and the way back. */
class AddedFieldTest {
    private final Stores stores = Stores.inMemory();
    private final HandAdvancedClock clock = new HandAdvancedClock();
    private final Meter meter = new Meter();
    private final StreamId invoice = new StreamId("item", "demo", "note", "invoice");
    private final StreamId receipt = new StreamId("item", "demo", "note", "receipt");
    private final ItemsView reader = new ItemsView(stores.views(), new Serving(stores.generations(), clock));

    /** What the program before knew, and what the one after knows. */
    private final Projections before = Projections.of(new ItemsProjection());

    private final Projections after = Projections.of(new ItemsProjection(), new ItemsWithLength());

    @Test
    void aFieldIsAddedWhileTheViewIsRead() {
        happens(before, created(invoice, "Invoice"));
        happens(before, created(receipt, "Receipt"));
        assertThat(lengthShown(invoice)).isEmpty();

        // The new program is deployed. Nothing changes for readers.
        happens(after, changed(invoice, 2, "Invoice 4711", "{}"));
        assertThat(nameRead(invoice)).contains("Invoice 4711");
        assertThat(lengthShown(invoice)).isEmpty();

        Rebuilding rebuilding = rebuilt(after);
        assertThat(rebuilding.phase()).isEqualTo(Rebuilding.Phase.COMPLETE);
        assertThat(rebuilding.commands()).isEqualTo(3);
        // It is whole, follows the stream, and is not read yet.
        happens(after, changed(receipt, 2, "Receipt 1", "{}"));
        assertThat(lengthShown(receipt)).isEmpty();

        int next = rebuilding.generations().building().orElseThrow().generation();
        Generations switched = switchedTo(next, after);
        assertThat(lengthShown(invoice)).contains(12);
        assertThat(lengthShown(receipt)).contains(9);
        assertThat(nameRead(receipt)).contains("Receipt 1");

        // Was it a mistake? The old generation is still fed.
        happens(after, changed(invoice, 3, "Invoice 4712!", "{}"));
        switchedTo(switched.previous().orElseThrow(), after);
        assertThat(lengthShown(invoice)).isEmpty();
        assertThat(nameRead(invoice)).contains("Invoice 4712!");
        switchedTo(next, after);
        assertThat(lengthShown(invoice)).contains(13);
    }

    /** It is accepted into the ledger, and the stream brings it to the projector. */
    private void happens(Projections projections, VersionedCommand command) {
        stores.ledger().append(command, meter);
        new Projector(projections, stores.views(), stores.generations(), clock, 1)
                .project(List.of(new Stored.Legible(command)), patience(), meter);
    }

    private Rebuilding rebuilt(Projections projections) {
        var settings = new Rebuild.Settings(4, 8, 500);
        return new Rebuild(
                        projections,
                        stores.scan(),
                        stores.views(),
                        stores.generations(),
                        clock.surroundings(),
                        this::patience)
                .run("items", settings, clock.instant().plus(Duration.ofMinutes(15)), meter);
    }

    private Generations switchedTo(int generation, Projections projections) {
        Generations now = stores.generations().find("items", meter).orElseThrow();
        return new Switch(projections, stores.generations(), clock.surroundings(), this::patience)
                .to(now, generation, meter);
    }

    private Patience patience() {
        return new Patience(Backoff.DEFAULT, clock.surroundings());
    }

    private Optional<String> nameRead(StreamId stream) {
        clock.advance(Serving.LEASE);
        return reader.find(stream, meter)
                .flatMap(ItemsView.Entry::item)
                .map(Item::state)
                .map(state -> state.name());
    }

    private Optional<Integer> lengthShown(StreamId stream) {
        Generations now = stores.generations().find("items", meter).orElseThrow();
        return stores.views()
                .find(now.served(), stream, meter)
                .flatMap(Standing::content)
                .flatMap(row -> row.optional("nameLength"))
                .map(length -> length.intValue());
    }
}
