package io.tiebreak.ledger.dynamodb;

import static io.tiebreak.ledger.Commands.anyStream;
import static io.tiebreak.ledger.Commands.command;
import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.dynamodb.Calls;
import io.tiebreak.dynamodb.Database;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.StreamId;
import io.tiebreak.store.Consistency;
import io.tiebreak.store.Meter;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

@ExtendWith(Database.Given.class)
class LoadingCostTest {
    private final Calls calls = new Calls();
    private final DynamoDbClient client;
    private final String table;
    private final Ledger ledger;

    LoadingCostTest(Database database) {
        client = database.client(database.http());
        table = database.table("CommandsTable");
        ledger = new DynamoDbLedger(database.client(database.http(), calls), table);
    }

    @Test
    void loadingIsOneRequestAndOneUnitHoweverLongTheStream() {
        StreamId stream = anyStream();
        long written = 0;
        for (long versions : new long[] {1, 1_000, 10_000}) {
            fill(stream, written + 1, versions);
            written = versions;

            Meter meter = new Meter();
            assertThat(ledger.head(stream, Consistency.STRONG, meter)).contains(command(stream, versions));
            assertThat(calls.taken()).containsExactly("Query strong");
            assertThat(meter.spent()).isEqualTo(new Meter.Spent(1, 1, 0));
        }
    }

    private void fill(StreamId stream, long first, long last) {
        for (long from = first; from <= last; from += 25) {
            List<WriteRequest> puts = LongStream.rangeClosed(from, Math.min(last, from + 24))
                    .mapToObj(version -> CommandItem.write(command(stream, version)))
                    .map(item -> WriteRequest.builder()
                            .putRequest(put -> put.item(item))
                            .build())
                    .toList();
            assertThat(client.batchWriteItem(batch -> batch.requestItems(Map.of(table, puts)))
                            .unprocessedItems())
                    .isEmpty();
        }
    }
}
