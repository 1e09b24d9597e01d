package io.tiebreak.items;

import static io.tiebreak.items.AcceptedCommands.created;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.items.ItemsView.Query;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.view.Serving;
import io.tiebreak.view.SharedRows;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exact calls and units of reading views of small items. */
@ExtendWith(Database.Given.class)
class ViewCostTest extends CostFixture {
    private final ItemsView view = new ItemsView(stores.views(), serving);

    ViewCostTest(Database database) {
        super(database);
    }

    @Test
    void readingAnItemIsOneReadAndOneMoreWhenTheLeaseIsOver() {
        projected(created(item("a"), "one"));
        forget();
        view.find(item("a"), meter);
        assertCost(List.of("GetItem strong", "GetItem strong"), 2, 0);
        forget();
        view.find(item("a"), meter);
        assertCost(List.of("GetItem strong"), 1, 0);
        clock.advance(Serving.LEASE);
        forget();
        view.find(item("a"), meter);
        assertCost(List.of("GetItem strong", "GetItem strong"), 2, 0);
    }

    @Test
    void readingWhatIsNotThereCostsTheSame() {
        view.find(item("a"), meter);
        forget();
        view.find(item("a"), meter);
        assertCost(List.of("GetItem strong"), 1, 0);
    }

    @Test
    void listingNothingIsSixteenRequests() {
        view.find(item("a"), meter);
        forget();
        list(25);
        // DynamoDB bills half a unit for an empty answer; the local one nothing.
        assertCost(sixteen(), 0, 0);
    }

    @Test
    void listingAPageIsSixteenRequests() {
        projected(IntStream.range(0, 60)
                .mapToObj(i -> created(item("item-" + i), "one"))
                .toArray(VersionedCommand[]::new));
        view.find(item("a"), meter);
        forget();
        list(25);
        assertCost(sixteen(), 16, 0);
    }

    @Test
    void namesAreSixteenRequests() {
        projected(IntStream.range(0, 60)
                .mapToObj(i -> created(item("item-" + i), "one"))
                .toArray(VersionedCommand[]::new));
        var names = new ItemNames(stores.views(), serving);
        names.list(new ItemNames.Query("demo", "on", Optional.empty(), 25), meter);
        forget();
        names.list(new ItemNames.Query("demo", "on", Optional.empty(), 25), meter);
        assertCost(sixteen(), 16, 0);
    }

    @Test
    void typesAreSixteenRequestsAndOneMoreWhenTheLeaseIsOver() {
        projected(IntStream.range(0, 60)
                .mapToObj(i -> created(item("item-" + i), "one"))
                .toArray(VersionedCommand[]::new));
        var types = new ItemTypes(new SharedRows(stores.views()), serving);
        forget();
        types.list("demo", meter);
        assertCost(
                Stream.concat(Stream.of("GetItem strong"), sixteen().stream()).toList(), 17, 0);
        forget();
        types.list("demo", meter);
        assertCost(sixteen(), 16, 0);
    }

    private void list(int limit) {
        view.list(new Query("demo", "note", "", Optional.empty(), limit), meter);
    }

    private static List<String> sixteen() {
        return Collections.nCopies(16, "Query strong");
    }
}
