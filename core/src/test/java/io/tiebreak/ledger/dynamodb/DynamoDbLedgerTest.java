package io.tiebreak.ledger.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.ledger.Commands;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.LedgerContract;
import io.tiebreak.ledger.Transacted;
import io.tiebreak.ledger.Transaction;
import io.tiebreak.ledger.VersionedCommand;
import io.tiebreak.store.Meter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Database.Given.class)
class DynamoDbLedgerTest extends LedgerContract {
    private final Ledger ledger;

    DynamoDbLedgerTest(Database database) {
        ledger = new DynamoDbLedger(database.client(database.http()), database.table("CommandsTable"));
    }

    @Override
    protected Ledger ledger() {
        return ledger;
    }

    @Test
    void whatIsLargerThanATransactionMayBeIsNotSent() {
        String large = "{\"text\":\"" + "x".repeat(200_000) + "\"}";
        List<VersionedCommand> commands = IntStream.range(0, 22)
                .mapToObj(each -> Commands.command(Commands.anyStream(), 1, large))
                .toList();
        Meter meter = new Meter();
        assertThat(ledger.transact(new Transaction(commands, List.of(), Optional.empty(), Instant.EPOCH), meter))
                .isEqualTo(new Transacted.TooLarge());
        assertThat(meter.spent().requests()).isZero();
    }
}
