package io.tiebreak.bench;

import io.tiebreak.command.Surroundings;
import io.tiebreak.insight.dynamodb.DynamoDbInsightStore;
import io.tiebreak.local.LocalBackend;
import io.tiebreak.local.functions.EventSource;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** What it costs a command that operators are told of it, what a storm of conflicts writes, and what a report reads. */
final class InsightsBench implements Bench {

    @Override
    public void run(LocalBackend backend, PrintStream out) throws Exception {
        backend.eventSources().forEach(EventSource::stop);
        String table = Stores.table(backend, "InsightsTable");
        Instant now = ProjectionsBench.SURROUNDINGS
                .clock()
                .instant()
                .truncatedTo(ChronoUnit.HOURS)
                .plus(Duration.ofMinutes(30));
        try (DynamoDbClient client = Stores.client(backend)) {
            var counter = new BareCounter(client, table);
            new InsightsTelling(client, Stores.table(backend, "CommandsTable"), counter).run(out);
            var store = new DynamoDbInsightStore(client, table);
            new InsightsStorm(store, counter, now).run(out);
            new InsightsReports(store, now).run(out);
        }
    }

    /** Where it is that time, and stays so. */
    static Surroundings at(Instant time) {
        return new Surroundings(
                InstantSource.fixed(time),
                ProjectionsBench.SURROUNDINGS.sleeper(),
                ProjectionsBench.SURROUNDINGS.random());
    }
}
