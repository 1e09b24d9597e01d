package io.tiebreak.items;

import static io.tiebreak.items.AcceptedCommands.at;
import static io.tiebreak.items.AcceptedCommands.changed;
import static io.tiebreak.items.AcceptedCommands.created;
import static io.tiebreak.items.AcceptedCommands.createdAgain;
import static io.tiebreak.items.AcceptedCommands.deleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Stores;
import io.tiebreak.view.SharedRows;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the view of types promises, on every store. */
abstract class ItemTypesContract extends ViewsFixture {
    private final ItemTypes types = new ItemTypes(new SharedRows(stores.views()), serving);

    ItemTypesContract(Stores stores) {
        super(stores);
    }

    @Test
    void aTenantWithoutItemsHasNoTypes() {
        assertThat(list()).isEmpty();
    }

    @Test
    void countsTheItemsOfEachTypeByName() {
        projected(created(item("note", "1"), "a"), created(item("memo", "1"), "b"), created(item("note", "2"), "c"));
        assertThat(list()).containsExactly(new ItemTypes.Type("memo", 1, at(1)), new ItemTypes.Type("note", 2, at(1)));
    }

    @Test
    void followsChangesDeletionsAndNewLives() {
        projected(created(item("1"), "a"), created(item("2"), "b"));
        projected(changed(item("1"), 2, "c", "{}"));
        assertThat(list()).containsExactly(new ItemTypes.Type("note", 2, at(2)));
        projected(deleted(item("1"), 3));
        assertThat(list()).containsExactly(new ItemTypes.Type("note", 1, at(3)));
        projected(deleted(item("2"), 2));
        assertThat(list()).containsExactly(new ItemTypes.Type("note", 0, at(3)));
        projected(createdAgain(item("1"), 4, "again"));
        assertThat(list()).containsExactly(new ItemTypes.Type("note", 1, at(4)));
    }

    @Test
    void isExactThoughEverythingComesTwiceAndLate() {
        VersionedCommand[] all = IntStream.range(0, 40)
                .mapToObj(i -> i % 4 == 0
                        ? deleted(item("item-" + i / 4), 2)
                        : i % 4 == 1 ? created(item("item-" + i / 4), "a") : created(item("memo", "item-" + i), "a"))
                .toArray(VersionedCommand[]::new);
        projected(all);
        projected(all);
        assertThat(list()).containsExactly(new ItemTypes.Type("memo", 20, at(1)), new ItemTypes.Type("note", 0, at(2)));
    }

    private List<ItemTypes.Type> list() {
        return types.list("demo", meter);
    }
}
