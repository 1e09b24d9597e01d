package io.tiebreak.functions.wiring;

import dagger.Module;
import dagger.Provides;
import io.tiebreak.command.Surroundings;
import io.tiebreak.items.ItemNames;
import io.tiebreak.items.ItemTypes;
import io.tiebreak.items.ItemsView;
import io.tiebreak.view.GenerationStore;
import io.tiebreak.view.Listing;
import io.tiebreak.view.Serving;
import io.tiebreak.view.SharedRows;
import io.tiebreak.view.ViewStore;
import jakarta.inject.Singleton;

/** What views are read with. */
@Module
public interface ViewsModule {

    /** One for all, so that what is served is asked for once. */
    @Provides
    @Singleton
    static Serving serving(GenerationStore generations, Surroundings surroundings) {
        return new Serving(generations, surroundings.clock());
    }

    @Provides
    static Listing listing(ViewStore store, Serving serving) {
        return new Listing(store, serving);
    }

    @Provides
    static ItemsView itemsView(ViewStore store, Serving serving) {
        return new ItemsView(store, serving);
    }

    @Provides
    static ItemNames itemNames(ViewStore store, Serving serving) {
        return new ItemNames(store, serving);
    }

    @Provides
    static ItemTypes itemTypes(SharedRows rows, Serving serving) {
        return new ItemTypes(rows, serving);
    }

    @Provides
    static SharedRows sharedRows(ViewStore store) {
        return new SharedRows(store);
    }
}
