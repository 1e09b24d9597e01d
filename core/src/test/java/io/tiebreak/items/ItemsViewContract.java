package io.tiebreak.items;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tiebreak.items.ItemsView.Page;
import io.tiebreak.items.ItemsView.Query;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.projection.Advance;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every view of items promises. */
public abstract class ItemsViewContract {
    private static final Origin ORIGIN = new Origin(1, Instant.parse("2026-11-21T09:30:00.000Z"), "creator");
    private final String tenant = "tenant/" + UUID.randomUUID();
    private final Meter meter = new Meter();

    /** The view to test; rows of other tests may be in it. */
    protected abstract ItemsView view();

    @Test
    void knowsNothingOfWhatItHasNotMet() {
        assertThat(view().find(stream("a"), meter)).isEmpty();
        assertThat(list("", Optional.empty(), 10)).isEqualTo(new Page(List.of(), Optional.empty()));
    }

    @Test
    void showsAnItemExactlyAsTheCommandLeftIt() {
        VersionedCommand command = command("a", 1, "{\"n\":12345678901234567890123456789012345678,\"x\":null}");
        assertThat(view().apply(command, meter)).isEqualTo(new Advance.Applied());
        assertThat(view().find(stream("a"), meter)).contains(new ItemsView.Entry(1, Item.after(command)));
        assertThat(list("", Optional.empty(), 10).items())
                .containsExactly(Item.after(command).orElseThrow());
    }

    @Test
    void takesOnlyTheNextVersion() {
        VersionedCommand one = command("a", 1, "{}");
        assertThat(view().apply(command("a", 2, "{}"), meter)).isEqualTo(new Advance.NotNext(0));
        assertThat(view().find(stream("a"), meter)).isEmpty();
        view().apply(one, meter);
        assertThat(view().apply(one, meter)).isEqualTo(new Advance.NotNext(1));
        assertThat(view().apply(command("a", 3, "{}"), meter)).isEqualTo(new Advance.NotNext(1));
        assertThat(view().apply(command("a", 2, "{\"two\":2}"), meter)).isEqualTo(new Advance.Applied());
        assertThat(view().apply(one, meter)).isEqualTo(new Advance.NotNext(2));
    }

    @Test
    void remembersADeletedItemsVersionButListsItNoMore() {
        view().apply(command("a", 1, "{}"), meter);
        view().apply(deletion("a", 2), meter);
        assertThat(view().find(stream("a"), meter)).contains(new ItemsView.Entry(2, Optional.empty()));
        assertThat(list("", Optional.empty(), 10).items()).isEmpty();
        assertThat(view().apply(command("a", 1, "{}"), meter)).isEqualTo(new Advance.NotNext(2));
    }

    @Test
    void listsInTheOrderOfUtf8Bytes() {
        // As UTF-16 the emoji would come before the last one.
        addAll("b", "a", "B", "é", "😀", "\uFFFD", "a#1", "a 1", "10", "9");
        assertThat(ids(list("", Optional.empty(), 100)))
                .containsExactly("10", "9", "B", "a", "a 1", "a#1", "b", "é", "\uFFFD", "😀");
    }

    @Test
    void pagesWithoutGapOrRepeatWhateverThePageSize() {
        String[] all = IntStream.range(0, 70).mapToObj("item-%03d"::formatted).toArray(String[]::new);
        addAll(all);
        for (int limit : new int[] {1, 7, 25, 69, 70, 71, 100}) {
            List<String> seen = new ArrayList<>();
            Optional<String> after = Optional.empty();
            do {
                Page page = list("", after, limit);
                seen.addAll(ids(page));
                after = page.next();
            } while (after.isPresent());
            assertThat(seen).as("pages of %d", limit).containsExactly(all);
        }
    }

    @Test
    void aPageThatHoldsTheLastOneHasNoNext() {
        addAll("a", "b");
        assertThat(list("", Optional.empty(), 2).next()).isEmpty();
        assertThat(list("", Optional.empty(), 1).next()).contains("a");
    }

    @Test
    void goesOnBehindAnIdThatIsGone() {
        addAll("a", "c");
        assertThat(ids(list("", Optional.of("b"), 5))).containsExactly("c");
    }

    @Test
    void listsByPrefix() {
        addAll("2026/1".replace('/', '-'), "2026-2", "2027-1", "é1", "é2");
        assertThat(ids(list("2026-", Optional.empty(), 5))).containsExactly("2026-1", "2026-2");
        assertThat(ids(list("2026-", Optional.of("2026-1"), 5))).containsExactly("2026-2");
        assertThat(ids(list("é", Optional.empty(), 5))).containsExactly("é1", "é2");
        assertThat(ids(list("x", Optional.empty(), 5))).isEmpty();
    }

    @Test
    void tombstonesInBetweenHideNothing() {
        String[] all = IntStream.range(0, 60).mapToObj("item-%03d"::formatted).toArray(String[]::new);
        addAll(all);
        Arrays.stream(all).limit(59).forEach(id -> view().apply(deletion(id, 2), meter));
        assertThat(list("", Optional.empty(), 1)).satisfies(page -> {
            assertThat(ids(page)).containsExactly("item-059");
            assertThat(page.next()).isEmpty();
        });
    }

    @Test
    void tenantsAndTypesAreApart() {
        addAll("a");
        assertThat(view().list(new Query(tenant, "other", "", Optional.empty(), 5), meter)
                        .items())
                .isEmpty();
        assertThat(view().list(new Query("other", "note", "", Optional.empty(), 5), meter)
                        .items())
                .noneMatch(item -> item.stream().tenant().equals(tenant));
    }

    private void addAll(String... ids) {
        for (String id : ids) {
            assertThat(view().apply(command(id, 1, "{}"), meter)).isEqualTo(new Advance.Applied());
        }
    }

    private Page list(String prefix, Optional<String> after, int limit) {
        return view().list(new Query(tenant, "note", prefix, after, limit), meter);
    }

    private static List<String> ids(Page page) {
        return page.items().stream().map(item -> item.stream().id()).toList();
    }

    private StreamId stream(String id) {
        return new StreamId("item", tenant, "note", id);
    }

    private VersionedCommand command(String id, long version, String attributes) {
        ItemState state = new ItemState("Item " + id, (ObjectNode) Json.stored(attributes));
        return command(id, version, Optional.of(new Items().storedState(state)));
    }

    private VersionedCommand deletion(String id, long version) {
        return command(id, version, Optional.empty());
    }

    private VersionedCommand command(String id, long version, Optional<Document> state) {
        return new VersionedCommand(
                stream(id),
                version,
                "command",
                "fingerprint",
                "Anything",
                List.of(new Document("Happened", 1, Json.object())),
                state,
                ORIGIN,
                "updater",
                ORIGIN.at().plusMillis(version),
                1);
    }
}
