package io.tiebreak.functions.wiring;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.command.Surroundings;
import io.tiebreak.items.ItemsProjection;
import io.tiebreak.items.NamesProjection;
import io.tiebreak.items.TypesProjection;
import io.tiebreak.presence.VisitsProjection;
import io.tiebreak.projection.Parker;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Projector;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.ViewStore;

/** All projections, and what brings them to where the ledger is. */
@Module
public interface ProjectionsModule {
    /** How many streams are written at once; each holds a connection. */
    int AT_ONCE = 32;

    @Provides
    static Projections projections() {
        return Projections.of(
                new ItemsProjection(), // each item as it is
                new NamesProjection(), // items by name
                new TypesProjection(), // how many items of which type
                new VisitsProjection()); // how often each page was viewed, and by how many
    }

    @Provides
    static Projector projector(
            Projections projections, ViewStore store, GenerationStore generations, Surroundings surroundings) {
        return new Projector(projections, store, generations, surroundings.clock(), AT_ONCE);
    }

    @Provides
    static Parker parker(Projections projections, ViewStore store, GenerationStore generations) {
        return new Parker(projections, store, generations);
    }
}
