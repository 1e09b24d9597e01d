package io.tiebreak.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.tiebreak.command.Backoff;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.command.Patience;
import io.tiebreak.command.Request;
import io.tiebreak.dynamodb.Calls;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.ledger.Stored;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import io.tiebreak.presence.dynamodb.DynamoDbSightingStore;
import io.tiebreak.projection.Projections;
import io.tiebreak.projection.Projector;
import io.tiebreak.projection.Stores;
import io.tiebreak.store.Meter;
import io.tiebreak.view.Serving;
import io.tiebreak.view.SharedRows;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The exact calls and units of presence, with short paths. */
@ExtendWith(Database.Given.class)
class PresenceCostTest {
    private final HandAdvancedClock clock = new HandAdvancedClock();
    private final Calls calls = new Calls();
    private final String tenant = "demo-" + UUID.randomUUID();
    private final Session session = Session.of(tenant, "s-1");
    private final SightingStore sightings;
    private final DynamoDbLedger ledger;
    private final Stores stores;
    private Meter meter = new Meter();

    PresenceCostTest(Database database) {
        var client = database.client(database.http(), calls);
        sightings = new DynamoDbSightingStore(client, database.table("PresenceTable"));
        ledger = new DynamoDbLedger(client, database.table("VisitsTable"));
        stores = Stores.on(database, calls);
        calls.forget();
    }

    private void beat(String path, boolean repeatable) {
        var patience = new Patience(Backoff.DEFAULT, clock.surroundings());
        new Heartbeats(sightings, clock).beat(session.tab("a"), path, request(repeatable), patience, meter);
    }

    private void view(Session by, String path, boolean repeatable) {
        new PageViews(ledger, Backoff.DEFAULT, clock.surroundings()).view(by, path, request(repeatable), meter);
    }

    private static Request request(boolean repeatable) {
        return new Request(UUID.randomUUID().toString(), "fingerprint", "ann", repeatable);
    }

    private void forget() {
        calls.forget();
        meter = new Meter();
    }

    private void assertCost(List<String> expected, double readUnits, double writeUnits) {
        assertThat(calls.taken()).isEqualTo(expected);
        assertThat(meter.spent()).isEqualTo(new Meter.Spent(expected.size(), readUnits, writeUnits));
    }

    @Test
    void theFirstHeartbeatIsOneWriteAndOneInTheIndex() {
        beat("/", false);
        assertCost(List.of("PutItem"), 0, 2);
    }

    @Test
    void aHeartbeatIsOneWriteAndMovesInTheIndex() {
        beat("/", false);
        clock.advance(Heartbeats.QUIET);
        forget();
        beat("/", false);
        assertCost(List.of("PutItem"), 0, 3);
        clock.advance(Duration.ofMillis(1));
        forget();
        beat("/docs", false);
        assertCost(List.of("PutItem"), 0, 3);
    }

    @Test
    void aHeartbeatThatSaysNothingNewIsOneRefusedWrite() {
        beat("/", false);
        forget();
        beat("/", false);
        assertCost(List.of("PutItem"), 0, 1);
    }

    @Test
    void anotherPageByAClockThatIsBehindTakesTwoWrites() {
        beat("/", false);
        clock.advance(Duration.ofSeconds(-1));
        forget();
        beat("/docs", false);
        // The time stays, and so does its place in the index.
        assertCost(List.of("PutItem", "PutItem"), 0, 1 + 2);
    }

    @Test
    void aHeartbeatUnderAKeyIsOneTransaction() {
        beat("/", true);
        assertThat(calls.taken()).isEqualTo(List.of("TransactWriteItems"));
        assertThat(meter.attempts()).isEqualTo(1);
    }

    @Test
    void aVisitorsFirstViewIsOneTransaction() {
        view(session, "/", false);
        assertCost(List.of("Query eventual", "Query eventual", "Query eventual", "TransactWriteItems"), 0, 4);
    }

    @Test
    void aViewThatCountsIsOneWrite() {
        view(session, "/", false);
        forget();
        view(session, "/docs", false);
        assertCost(List.of("Query eventual", "Query eventual", "PutItem"), 0.5, 1);
        clock.advance(VisitDecider.WINDOW);
        forget();
        view(session, "/docs", false);
        assertCost(List.of("Query eventual", "Query eventual", "PutItem"), 1, 1);
    }

    @Test
    void aViewThatDoesNotCountIsThreeReads() {
        view(session, "/", false);
        forget();
        view(session, "/", false);
        assertCost(List.of("Query eventual", "Query eventual", "Query strong"), 2, 0);
    }

    @Test
    void lookingWhoIsThereIsSixteenRequests() {
        for (int i = 0; i < 200; i++) {
            Session other = Session.of(tenant, "s-" + i);
            var patience = new Patience(Backoff.DEFAULT, clock.surroundings());
            new Heartbeats(sightings, clock).beat(other.tab(""), "/", request(false), patience, meter);
        }
        // The index may lag, here as on AWS.
        await().until(() ->
                new Present(sightings, clock).in(tenant, new Meter()).sessions() == 200);
        forget();
        new Present(sightings, clock).in(tenant, meter);
        assertCost(Collections.nCopies(16, "Query eventual"), 8, 0);
    }

    @Test
    void projectingABatchOfViewsWritesEachSharedRowOnce() {
        projected(20, 1);
        List<String> taken = calls.taken();
        assertThat(taken).filteredOn("TransactWriteItems"::equals).hasSize(1);
        // 20 own rows and the parts of one page's row, 16 at most, at two units each; and the batch's own write.
        assertThat(meter.spent().writeUnits()).isBetween(2.0 * 20 + 2 + 1, 2.0 * (20 + 16) + 1);
    }

    @Test
    void statisticsAreThirtyTwoRequestsAndOneMoreWhenTheLeaseIsOver() {
        projected(20, 3);
        var statistics = new VisitStatistics(new SharedRows(stores.views()), new Serving(stores.generations(), clock));
        forget();
        statistics.of(tenant, meter);
        assertThat(calls.taken())
                .isEqualTo(Stream.concat(Stream.of("GetItem strong"), Collections.nCopies(32, "Query strong").stream())
                        .toList());
        forget();
        statistics.of(tenant, meter);
        assertThat(calls.taken()).isEqualTo(Collections.nCopies(32, "Query strong"));
    }

    private void projected(int sessions, int paths) {
        List<Stored> batch = IntStream.range(0, sessions)
                .boxed()
                .flatMap(i -> IntStream.range(0, paths).mapToObj(path -> viewed(i, "/" + path)))
                .toList();
        calls.forget();
        meter = new Meter();
        new Projector(Projections.of(new VisitsProjection()), stores.views(), stores.generations(), clock, 8)
                .project(batch, new Patience(Backoff.DEFAULT, clock.surroundings()), meter);
    }

    private Stored viewed(int session, String path) {
        Session by = Session.of(tenant, "batch-" + session);
        view(by, path, false);
        return new Stored.Legible(
                ledger.versions(by.views(path), 1, 1, new Meter()).getFirst());
    }
}
