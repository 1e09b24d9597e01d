package io.tiebreak.functions.views;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Surroundings;
import io.tiebreak.ledger.LedgerScan;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Rebuild;
import io.tiebreak.projection.Switch;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.ViewStore;
import jakarta.inject.Provider;

/** What makes the next generation of a view, and what lets it be read. */
@Module
interface RebuildModule {

    @Provides
    static Rebuild rebuild(
            Projections projections,
            LedgerScan ledger,
            ViewStore store,
            GenerationStore generations,
            Surroundings surroundings,
            Provider<Patience> patience) {
        return new Rebuild(projections, ledger, store, generations, surroundings, patience::get);
    }

    @Provides
    static Switch turn(
            Projections projections,
            GenerationStore generations,
            Surroundings surroundings,
            Provider<Patience> patience) {
        return new Switch(projections, generations, surroundings, patience::get);
    }
}
