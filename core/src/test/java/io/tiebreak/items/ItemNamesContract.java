package io.tiebreak.items;

import static io.tiebreak.items.AcceptedCommands.changed;
import static io.tiebreak.items.AcceptedCommands.created;
import static io.tiebreak.items.AcceptedCommands.createdAgain;
import static io.tiebreak.items.AcceptedCommands.deleted;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.items.ItemNames.Named;
import io.tiebreak.items.ItemNames.Query;
import io.tiebreak.projection.Stores;
import io.tiebreak.view.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the view of items by their names promises, on every store. */
abstract class ItemNamesContract extends ViewsFixture {
    private final ItemNames names = new ItemNames(stores.views(), serving);

    ItemNamesContract(Stores stores) {
        super(stores);
    }

    @Test
    void findsItemsOfAllTypesByTheBeginningOfTheirNames() {
        projected(
                created(item("note", "1"), "Invoice"),
                created(item("memo", "2"), "invention"),
                created(item("memo", "3"), "other"));
        assertThat(list("inv")).containsExactly(new Named("memo", "2", "invention"), new Named("note", "1", "Invoice"));
        assertThat(list("INVO")).containsExactly(new Named("note", "1", "Invoice"));
        assertThat(list("")).hasSize(3);
        assertThat(list("invoices")).isEmpty();
    }

    @Test
    void itemsOfOneNameAreAllThere() {
        projected(
                created(item("note", "1"), "Same"),
                created(item("note", "2"), "same"),
                created(item("memo", "1"), "SAME"));
        assertThat(list("same")).extracting(Named::name).containsExactly("SAME", "Same", "same");
        assertThat(pages(1)).hasSize(3);
    }

    @Test
    void aShorterNameComesFirstWhateverFollowsInTheOther() {
        projected(created(item("2"), "ab"), created(item("1"), "a"), created(item("3"), "a\u0001"));
        assertThat(list("a")).extracting(Named::id).containsExactly("1", "3", "2");
    }

    @Test
    void followsARenameADeletionAndANewLife() {
        projected(created(item("1"), "before"));
        projected(changed(item("1"), 2, "after", "{}"));
        assertThat(list("")).containsExactly(new Named("note", "1", "after"));
        projected(deleted(item("1"), 3));
        assertThat(list("")).isEmpty();
        projected(createdAgain(item("1"), 4, "again"));
        assertThat(list("")).containsExactly(new Named("note", "1", "again"));
    }

    @Test
    void ofLongNamesTheBeginningCounts() {
        String long64 = "😀".repeat(64);
        projected(
                created(item("1"), long64 + "a"),
                created(item("2"), long64 + "b"),
                created(item("3"), "ß".repeat(256)));
        assertThat(list(long64 + "zzz")).extracting(Named::id).containsExactly("1", "2");
        assertThat(list("ß".repeat(200))).extracting(Named::id).containsExactly("3");
    }

    @Test
    void idsAsLongAsTheyMayBeFit() {
        String id = "x".repeat(256);
        projected(created(item("t".repeat(32), id), "😀".repeat(256)));
        assertThat(list("😀")).extracting(Named::id).containsExactly(id);
    }

    private List<Named> list(String prefix) {
        return names.list(new Query("demo", prefix, Optional.empty(), 50), meter).orElseThrow().rows().stream()
                .map(Page.Listed::row)
                .toList();
    }

    private List<Named> pages(int limit) {
        List<Named> all = new ArrayList<>();
        Optional<String> after = Optional.empty();
        do {
            Page<Named> page =
                    names.list(new Query("demo", "", after, limit), meter).orElseThrow();
            page.rows().forEach(row -> all.add(row.row()));
            after = page.next();
        } while (after.isPresent());
        return all;
    }
}
