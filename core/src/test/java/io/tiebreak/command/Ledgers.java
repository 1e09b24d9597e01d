package io.tiebreak.command;

import io.tiebreak.dynamodb.Database;
import io.tiebreak.dynamodb.UnreliableHttp;
import io.tiebreak.ledger.Ledger;
import io.tiebreak.ledger.dynamodb.DynamoDbLedger;
import io.tiebreak.ledger.memory.InMemoryLedger;
import io.tiebreak.ledger.memory.UnreliableLedger;
import io.tiebreak.store.Mishaps;

/**
 * One ledger, reached in two ways.
 *
 * @param unreliable with which things go wrong as planned
 * @param reliable on which nothing goes wrong
 */
record Ledgers(Ledger unreliable, Ledger reliable) {

    static Ledgers inMemory(Mishaps mishaps) {
        Ledger ledger = new InMemoryLedger();
        return new Ledgers(new UnreliableLedger(ledger, mishaps), ledger);
    }

    static Ledgers on(Database database, Mishaps mishaps) {
        String table = database.table("CommandsTable");
        return new Ledgers(
                new DynamoDbLedger(database.client(new UnreliableHttp(database.http(), mishaps)), table),
                new DynamoDbLedger(database.client(database.http()), table));
    }
}
