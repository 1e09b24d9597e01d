package io.tiebreak.items;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Patience;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Projection;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Projector;
import io.tiebreak.projection.Stores;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Serving;
import java.util.Arrays;

/** Views of items, and a projector that feeds them. */
abstract class ViewsFixture {
    final Stores stores;
    final HandAdvancedClock clock = new HandAdvancedClock();
    final Serving serving;
    Projections projections = Projections.of(new ItemsProjection(), new NamesProjection(), new TypesProjection());
    Meter meter = new Meter();

    ViewsFixture(Stores stores) {
        this.stores = stores;
        this.serving = new Serving(stores.generations(), clock);
    }

    void only(Projection projection) {
        projections = Projections.of(projection);
    }

    void projected(VersionedCommand... commands) {
        var batch = Arrays.stream(commands).<Stored>map(Stored.Legible::new).toList();
        var projected = new Projector(projections, stores.views(), stores.generations(), clock, 8)
                .project(batch, new Patience(Backoff.DEFAULT, clock.surroundings()), meter);
        assertThat(projected.stop()).isEmpty();
        assertThat(projected.parkings()).isEmpty();
    }

    static StreamId item(String id) {
        return item("note", id);
    }

    static StreamId item(String type, String id) {
        return new StreamId(Items.KIND, "demo", type, id);
    }
}
