package io.tiebreak.local.dynamodb;

import io.tiebreak.local.template.Account;
import io.tiebreak.local.template.Table;
import io.tiebreak.local.yaml.CannotStart;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.StreamSpecification;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.dynamodb.services.local.server.DynamoDBRequestHandler;

/** Makes one table of the template, or makes sure that the kept one is the same. */
final class TableCreation {

    private TableCreation() {}

    static void createOrCheck(DynamoDBRequestHandler engine, Table table) {
        if (!engine.listTables(
                        LocalDynamoDb.CALLER,
                        Account.REGION,
                        ListTablesRequest.builder().build())
                .tableNames()
                .contains(table.name())) {
            create(engine, table);
            return;
        }
        DescribeTableRequest byName =
                DescribeTableRequest.builder().tableName(table.name()).build();
        TableDescription kept = engine.describeTable(LocalDynamoDb.CALLER, Account.REGION, byName)
                .table();
        if (!TableShape.of(kept).equals(TableShape.of(table))) {
            throw new CannotStart("the kept table " + table.name()
                    + " differs from the template: start with another --data folder, or remove this one");
        }
    }

    private static void create(DynamoDBRequestHandler engine, Table table) {
        engine.createTable(LocalDynamoDb.CALLER, Account.REGION, request(table));
        table.expiryAttribute()
                .map(attribute -> UpdateTimeToLiveRequest.builder()
                        .tableName(table.name())
                        .timeToLiveSpecification(
                                ttl -> ttl.attributeName(attribute).enabled(true))
                        .build())
                .ifPresent(ttl -> engine.updateTimeToLive(LocalDynamoDb.CALLER, Account.REGION, ttl));
    }

    private static CreateTableRequest request(Table table) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(table.name())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(attributes(table))
                .keySchema(keys(table.keys()));
        if (!table.globalIndexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.globalIndexes().stream().map(TableCreation::global).toList());
        }
        if (!table.localIndexes().isEmpty()) {
            request.localSecondaryIndexes(
                    table.localIndexes().stream().map(TableCreation::local).toList());
        }
        table.streamView()
                .map(view -> StreamSpecification.builder()
                        .streamEnabled(true)
                        .streamViewType(view)
                        .build())
                .ifPresent(request::streamSpecification);
        return request.build();
    }

    private static List<AttributeDefinition> attributes(Table table) {
        return table.attributeTypes().entrySet().stream()
                .map(attribute -> AttributeDefinition.builder()
                        .attributeName(attribute.getKey())
                        .attributeType(attribute.getValue())
                        .build())
                .toList();
    }

    private static List<KeySchemaElement> keys(List<Table.KeyPart> keys) {
        return keys.stream()
                .map(key -> KeySchemaElement.builder()
                        .attributeName(key.attribute())
                        .keyType(key.role())
                        .build())
                .toList();
    }

    private static GlobalSecondaryIndex global(Table.Index index) {
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.keys()))
                .projection(projection(index))
                .build();
    }

    private static LocalSecondaryIndex local(Table.Index index) {
        return LocalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keys(index.keys()))
                .projection(projection(index))
                .build();
    }

    private static Projection projection(Table.Index index) {
        Projection.Builder projection = Projection.builder().projectionType(index.projection());
        return index.included().isEmpty()
                ? projection.build()
                : projection.nonKeyAttributes(index.included()).build();
    }
}
