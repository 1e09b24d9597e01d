package io.tiebreak.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tiebreak.local.yaml.CannotStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class LocalDynamoDbTest {

    private static final Path TEMPLATE = Path.of("../../template.yaml");

    @Test
    void refusesAKeptTableThatIsNotTheTemplatesAnyMore(@TempDir Path folder) throws IOException {
        Path template = folder.resolve("template.yaml");
        String table = """
                Resources:
                  Orders:
                    Type: AWS::DynamoDB::Table
                    Properties:
                      AttributeDefinitions: [{AttributeName: %1$s, AttributeType: S}]
                      KeySchema: [{AttributeName: %1$s, KeyType: HASH}]
                """;
        try (LocalDynamoDb db = LocalDynamoDb.inMemory()) {
            db.createTables(Files.writeString(template, table.formatted("id")));
            Files.writeString(template, table.formatted("other"));
            assertThatThrownBy(() -> db.createTables(template))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("local-Orders differs from the template");
        }
    }

    @Test
    void makesTheTablesOfTheTemplateAndKeepsThemWhenAskedAgain() {
        try (LocalDynamoDb db = LocalDynamoDb.inMemory()) {
            Map<String, String> tables = db.createTables(TEMPLATE);
            assertThat(tables).containsEntry("CommandsTable", "local-CommandsTable");
            assertThat(db.createTables(TEMPLATE)).isEqualTo(tables);
            try (DynamoDbClient client = Calls.to(db.endpoint())) {
                var table = client.describeTable(t -> t.tableName("local-CommandsTable"))
                        .table();
                assertThat(table.keySchema())
                        .extracting(key -> key.attributeName())
                        .containsExactly("stream", "version");
                assertThat(table.streamSpecification().streamViewTypeAsString()).isEqualTo("NEW_IMAGE");
            }
        }
    }

    @Test
    void keepsWhatWasWrittenOverARestart(@TempDir Path folder) {
        Map<String, AttributeValue> item =
                Map.of("stream", AttributeValue.fromS("item/a"), "version", AttributeValue.fromN("1"));
        try (LocalDynamoDb db = LocalDynamoDb.keptIn(folder)) {
            db.createTables(TEMPLATE);
            try (DynamoDbClient client = Calls.to(db.endpoint())) {
                client.putItem(put -> put.tableName("local-CommandsTable").item(item));
            }
        }
        try (LocalDynamoDb db = LocalDynamoDb.keptIn(folder)) {
            db.createTables(TEMPLATE);
            try (DynamoDbClient client = Calls.to(db.endpoint())) {
                assertThat(client.scan(scan -> scan.tableName("local-CommandsTable"))
                                .items())
                        .containsExactly(item);
            }
        }
    }
}
