package io.tiebreak.items.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.dynamodb.Calls;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.items.ItemsView;
import io.tiebreak.items.ItemsView.Query;
import io.tiebreak.json.Json;
import io.tiebreak.ledger.Document;
import io.tiebreak.ledger.Origin;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exact calls and units of projecting into the view of items and of reading it. */
@ExtendWith(Database.Given.class)
class ViewCostTest {
    private final Calls calls = new Calls();
    private final Meter meter = new Meter();
    private final String tenant = UUID.randomUUID().toString();
    private final ItemsView view;

    ViewCostTest(Database database) {
        view = new DynamoDbItemsView(database.client(database.http(), calls), database.table("ItemsTable"));
    }

    @Test
    void projectingACommandIsOneRequestAndOneUnit() {
        view.apply(item("a"), meter);
        assertThat(calls.taken()).containsExactly("PutItem");
        assertThat(meter.spent()).isEqualTo(new Meter.Spent(1, 0, 1));
    }

    @Test
    void skippingAnOldOneCostsTheSame() {
        view.apply(item("a"), new Meter());
        calls.forget();
        view.apply(item("a"), meter);
        assertThat(calls.taken()).containsExactly("PutItem");
        assertThat(meter.spent()).isEqualTo(new Meter.Spent(1, 0, 1));
    }

    @Test
    void readingAnItemIsOneStrongReadOfOneUnit() {
        view.apply(item("a"), new Meter());
        calls.forget();
        view.find(item("a").stream(), meter);
        assertThat(calls.taken()).containsExactly("GetItem strong");
        assertThat(meter.spent()).isEqualTo(new Meter.Spent(1, 1, 0));
    }

    @Test
    void listingAPageIsSixteenRequests() {
        for (int i = 0; i < 30; i++) {
            view.apply(item("item-" + i), new Meter());
        }
        calls.forget();
        view.list(new Query(tenant, "note", "", Optional.empty(), 25), meter);
        assertThat(calls.taken()).isEqualTo(Collections.nCopies(16, "Query strong"));
        assertThat(meter.spent().requests()).isEqualTo(16);
        assertThat(meter.spent().readUnits()).isBetween(14.0, 16.0);
    }

    private VersionedCommand item(String id) {
        StreamId stream = new StreamId("item", tenant, "note", id);
        Document state = new Document("Item", 1, Json.stored("{\"name\":\"n\",\"attributes\":{}}"));
        Instant at = Instant.parse("2026-11-21T09:30:00.000Z");
        return new VersionedCommand(
                stream,
                1,
                "command",
                "fingerprint",
                "CreateItem",
                List.of(state),
                Optional.of(state),
                new Origin(1, at, "dev"),
                "dev",
                at,
                1);
    }
}
