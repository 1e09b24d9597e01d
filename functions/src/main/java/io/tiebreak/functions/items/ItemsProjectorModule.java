package io.tiebreak.functions.items;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.items.ItemsView;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.projection.Projector;

/** From the ledger to the view of items. */
@Module
interface ItemsProjectorModule {

    @Provides
    static Projector projector(Ledger ledger, ItemsView view) {
        return new Projector(ledger, view);
    }
}
