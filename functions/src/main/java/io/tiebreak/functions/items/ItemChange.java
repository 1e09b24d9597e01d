package io.tiebreak.functions.items;

import io.tiebreak.command.Change;
import io.tiebreak.functions.http.Expected;
import io.tiebreak.items.ItemCommand;
import io.tiebreak.items.ItemEvent;
import io.tiebreak.items.ItemState;

/**
 * One command of a transaction.
 *
 * @param pointer where it stands in the body, for example {@code /commands/3/patch}
 * @param change what it asks of which item
 * @param expected what it expects, as it says it
 */
record ItemChange(String pointer, Change<ItemCommand, ItemEvent, ItemState> change, Expected expected) {}
