package io.tiebreak.local.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class LocalDynamoDbTest {

    private static final Path TEMPLATE = Path.of("../../template.yaml");

    @Test
    void makesTheTablesOfTheTemplateAndKeepsThemWhenAskedAgain() {
        try (LocalDynamoDb db = LocalDynamoDb.inMemory()) {
            Map<String, String> tables = db.createTables(TEMPLATE);
            assertThat(tables).containsEntry("CommandsTable", "local-CommandsTable");
            assertThat(db.createTables(TEMPLATE)).isEqualTo(tables);
            try (DynamoDbClient client = client(db.endpoint())) {
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
            try (DynamoDbClient client = client(db.endpoint())) {
                client.putItem(put -> put.tableName("local-CommandsTable").item(item));
            }
        }
        try (LocalDynamoDb db = LocalDynamoDb.keptIn(folder)) {
            db.createTables(TEMPLATE);
            try (DynamoDbClient client = client(db.endpoint())) {
                assertThat(client.scan(scan -> scan.tableName("local-CommandsTable"))
                                .items())
                        .containsExactly(item);
            }
        }
    }

    private static DynamoDbClient client(URI endpoint) {
        return DynamoDbClient.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
