package io.tiebreak.functions.items;

import dagger.Binds;
import dagger.Module;
import dagger.Provides;
import dagger.multibindings.IntoMap;
import dagger.multibindings.StringKey;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.CommandHandler;
import io.tiebreak.command.Surroundings;
import io.tiebreak.command.TransactionHandler;
import io.tiebreak.functions.http.Route;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;
import io.tiebreak.items.Items;
import io.tiebreak.ledger.Ledgers;

/** The routes that write items. */
@Module
interface ItemsWriteModule {

    @Binds
    @IntoMap
    @StringKey("POST /v1/items/{type}")
    Route create(CreateRoute route);

    @Binds
    @IntoMap
    @StringKey("PUT /v1/items/{type}/{id}")
    Route replace(ReplaceRoute route);

    @Binds
    @IntoMap
    @StringKey("PATCH /v1/items/{type}/{id}")
    Route patch(PatchRoute route);

    @Binds
    @IntoMap
    @StringKey("DELETE /v1/items/{type}/{id}")
    Route delete(DeleteRoute route);

    @Binds
    @IntoMap
    @StringKey("POST /v1/transactions")
    Route transact(TransactionRoute route);

    @Binds
    @IntoMap
    @StringKey("GET /v1/commands/{id}")
    Route command(ReadCommandRoute route);

    @Provides
    static TransactionHandler transactions(Ledgers ledgers, Backoff backoff, Surroundings surroundings) {
        return new TransactionHandler(ledgers.of(Items.KIND), backoff, surroundings);
    }

    @Provides
    static CommandHandler<ItemCommand, ItemEvent, ItemState> handler(
            Ledgers ledgers, Backoff backoff, Surroundings surroundings) {
        return new CommandHandler<>(ledgers.of(Items.KIND), new Items(), backoff, surroundings);
    }
}
