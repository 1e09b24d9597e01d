package io.tiebreak.insight;

import io.tiebreak.Ulid;
import io.tiebreak.command.Backoff;
import io.tiebreak.command.HandAdvancedClock;
import io.tiebreak.dynamodb.Calls;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.dynamodb.UnreliableHttp;
import io.tiebreak.insight.dynamodb.DynamoDbInsightStore;
import io.tiebreak.store.Meter;
import io.tiebreak.store.Mishaps;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** A recorder and a reader of what it keeps, at half past nine. */
abstract class InsightsFixture {
    static final Target ITEM = new Target("item", "invoice/4711", "PatchItem");
    static final Target SIGNAL = new Target("signal", "/lights/desk", "SetValue");

    final HandAdvancedClock clock = new HandAdvancedClock();
    final String tenant = "demo/50% ä-" + UUID.randomUUID();
    final Mishaps mishaps = new Mishaps();
    final Calls calls = new Calls();
    final Meanwhile store;
    private final Random random = new Random(7);
    Meter meter = new Meter();

    /** On DynamoDB. */
    InsightsFixture(Database database) {
        var client = database.client(new UnreliableHttp(database.http(), mishaps), calls);
        this.store = new Meanwhile(new DynamoDbInsightStore(client, database.table("InsightsTable")));
    }

    /** @param store makes the store under test, for the mishaps that are going to be planned */
    InsightsFixture(Function<Mishaps, InsightStore> store) {
        this.store = new Meanwhile(store.apply(mishaps));
    }

    void record(Incident... incidents) {
        record(List.of(incidents));
    }

    void record(List<Incident> incidents) {
        new Recorder(store, Backoff.DEFAULT, clock.surroundings()).record(incidents, meter);
    }

    private Insights insights() {
        return new Insights(store, Backoff.DEFAULT, clock.surroundings());
    }

    Report report(Query query) {
        return insights().report(query, meter);
    }

    /** Of the three days until now. */
    Report report() {
        return report(until(clock.instant(), Insights.KEPT));
    }

    Query until(Instant to, Duration length) {
        return new Query(tenant, to.minus(length), to, Optional.empty());
    }

    Optional<Found> find(ConflictId id) {
        return insights().conflict(tenant, id, meter);
    }

    /** So long ago. */
    Instant ago(Duration duration) {
        return clock.instant().minus(duration);
    }

    Incident met(Target target, Instant at, Encounter... encounters) {
        return new Incident(
                tenant,
                target,
                Set.copyOf(List.of(encounters)),
                at,
                2,
                List.of("ann"),
                UUID.randomUUID().toString(),
                Optional.empty(),
                Optional.empty());
    }

    Incident refused(Target target, Instant at) {
        return refused(target, at, List.of("/name"), false, "ann/tab-1", "ben");
    }

    Incident refused(Target target, Instant at, List<String> fields, boolean wouldHaveMerged, String... writers) {
        Refused refused = new Refused(
                ConflictId.of(new Ulid(() -> at, random).next(), target),
                409,
                OptionalLong.of(1),
                2,
                Optional.of(new Rival("ben", Optional.of("command-1"), Optional.of(at), OptionalLong.of(2))),
                fields,
                wouldHaveMerged);
        return new Incident(
                tenant,
                target,
                Set.of(Encounter.PERMANENT),
                at,
                1,
                List.of(writers),
                UUID.randomUUID().toString(),
                Optional.of("1-trace"),
                Optional.of(refused));
    }

    static ConflictId id(Incident incident) {
        return incident.refused().orElseThrow().id();
    }

    /** Many items, each with a name that cannot be zipped. */
    Stream<Target> randomTargets(int count, int length) {
        return Stream.generate(() -> new Target("item", "note/" + randomText(length), "PatchItem"))
                .limit(count);
    }

    private String randomText(int length) {
        return random.ints(length, 0, 62)
                .collect(
                        StringBuilder::new,
                        (text, digit) -> text.append(
                                "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".charAt(digit)),
                        StringBuilder::append)
                .toString();
    }
}
