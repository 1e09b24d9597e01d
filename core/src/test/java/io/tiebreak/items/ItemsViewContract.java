package io.tiebreak.items;

import static io.tiebreak.items.AcceptedCommands.changed;
import static io.tiebreak.items.AcceptedCommands.created;
import static io.tiebreak.items.AcceptedCommands.createdAgain;
import static io.tiebreak.items.AcceptedCommands.deleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.items.ItemsView.Query;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Stores;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Page;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the view of items promises, on every store. */
abstract class ItemsViewContract extends ViewsFixture {
    private final ItemsView view = new ItemsView(stores.views(), serving);

    ItemsViewContract(Stores stores) {
        super(stores);
    }

    @Test
    void knowsNothingOfWhatItHasNotMet() {
        assertThat(view.find(item("a"), meter)).isEmpty();
        assertThat(list("note", "")).isEmpty();
    }

    @Test
    void showsAnItemExactlyAsTheCommandLeftIt() {
        VersionedCommand command = changed(
                item("a"), 3, "Größe 😀", "{\"n\":12345678901234567890123456789012345678,\"x\":null,\"d\":1.50}");
        projected(command);
        Item item = Item.after(command).orElseThrow();
        assertThat(view.find(item("a"), meter)).contains(new ItemsView.Entry(3, Optional.of(item)));
        assertThat(list("note", "")).containsExactly(item);
    }

    @Test
    void remembersADeletedItemsVersionButListsItNoMore() {
        projected(created(item("a"), "one"), created(item("b"), "other"));
        projected(deleted(item("a"), 2));
        assertThat(view.find(item("a"), meter)).contains(new ItemsView.Entry(2, Optional.empty()));
        assertThat(list("note", "")).extracting(Item::stream).containsExactly(item("b"));
    }

    @Test
    void showsTheLifeAnItemHasNow() {
        projected(created(item("a"), "one"), deleted(item("a"), 2));
        VersionedCommand again = createdAgain(item("a"), 3, "again");
        projected(again);
        Item item = view.find(item("a"), meter).orElseThrow().item().orElseThrow();
        assertThat(item.createdAt()).isEqualTo(again.at());
        assertThat(item.state().name()).isEqualTo("again");
    }

    @Test
    void listsTypesApartAndByPrefix() {
        projected(
                created(item("note", "2026/1"), "a"),
                created(item("note", "2026/2"), "b"),
                created(item("note", "2027/1"), "c"),
                created(item("memo", "2026/3"), "d"));
        assertThat(list("note", "2026/")).extracting(item -> item.stream().id()).containsExactly("2026/1", "2026/2");
        assertThat(list("memo", "")).extracting(item -> item.stream().id()).containsExactly("2026/3");
        assertThat(list("other", "")).isEmpty();
    }

    @Test
    void pagesNameWhereToGoOn() {
        projected(created(item("a"), "a"), created(item("b"), "b"), created(item("c"), "c"));
        Page<Item> first = page(Optional.empty(), 2);
        assertThat(first.rows()).extracting(row -> row.row().stream().id()).containsExactly("a", "b");
        assertThat(page(first.next(), 2).rows())
                .extracting(row -> row.row().stream().id())
                .containsExactly("c");
    }

    private Page<Item> page(Optional<String> after, int limit) {
        return view.list(new Query("demo", "note", "", after, limit), meter).orElseThrow();
    }

    private List<Item> list(String type, String prefix) {
        return view
                .list(new Query("demo", type, prefix, Optional.empty(), 100), new Meter())
                .orElseThrow()
                .rows()
                .stream()
                .map(Page.Listed::row)
                .toList();
    }
}
